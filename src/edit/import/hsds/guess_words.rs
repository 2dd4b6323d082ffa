//! English words and sections of the taxonomy of 211, and the paths of Open Eligibility that they stand for.

/// Sections of the taxonomy of 211 that say for whom a service is.
pub(super) const TARGETS: [&str; 1] = ["Y"];

/// Sections of the taxonomy of 211, the narrower first.
pub(super) const TAXONOMY_SECTIONS: &[(&str, &str)] = &[
    ("BD", "human_services:food"),
    ("BH", "human_services:housing"),
    ("BM", "human_services:goods"),
    ("BT", "human_services:transit:transportation"),
    ("BV", "human_services:money:financial_assistance"),
    ("F", "human_services:legal:advocacy_legal_aid"),
    ("H", "human_services:education"),
    ("L", "human_services:health:medical_care"),
    ("ND", "human_services:work"),
    ("N", "human_services:money:financial_assistance"),
    ("R", "human_services:health:mental_health_care:counseling"),
    ("TH", "human_services:emergency:disaster_response"),
    ("P", "human_services:care"),
];

/// Beginnings of words that name a kind of help, the surer first.
pub(super) const HELP_WORDS: &[(&str, &str)] = &[
    ("meal|lunch|soup kitchen|dining", "human_services:food:free_meals"),
    ("food|grocer|pantr|nutrition|hunger|snap", "human_services:food"),
    (
        "prescription|medicine|medication|pharmac",
        "human_services:health:help_pay_for_healthcare:prescription_assistance",
    ),
    (
        "diaper|hygiene|toiletr|personal care item",
        "human_services:goods:home_goods:personal_care_items",
    ),
    ("cloth|coat|shoe", "human_services:goods:clothing"),
    (
        "legal|law|lawyer|attorney|court|immigration|advocacy",
        "human_services:legal:advocacy_legal_aid",
    ),
    (
        "shelter|housing|homeless|transitional living|rent",
        "human_services:housing:temporary_shelter",
    ),
    ("transport|bus|ride|taxi|paratransit", "human_services:transit:transportation"),
    ("disaster|evacuation|emergency management", "human_services:emergency:disaster_response"),
    (
        "in-home|home health|homemaker|home care|respite|caregiver",
        "human_services:care:support_network:in_home_support",
    ),
    (
        "counsel|mental|psych|therap|suicide|substance|alcohol|drug|addiction|crisis",
        "human_services:health:mental_health_care:counseling",
    ),
    (
        "health|medical|clinic|hospital|dental|nurs|hiv|aids|immuniz|vaccin|screening",
        "human_services:health:medical_care",
    ),
    (
        "financial|utility|cash|benefit|tax|income|loan|payment|welfare",
        "human_services:money:financial_assistance",
    ),
    ("job|employ|career|vocational|workforce", "human_services:work"),
    ("school|education|tutor|literacy|training", "human_services:education"),
    ("furniture|household goods|donat", "human_services:goods"),
    (
        "child care|day care|case management|case/care|parent|mentor|senior|elder|family|adoption|foster|support group|care",
        "human_services:care",
    ),
];

/// Beginnings of words that name for whom a service is, the surer first.
pub(super) const AUDIENCE_WORDS: &[(&str, &str)] = &[
    (
        "single parent|single mother|single father",
        "human_situations:household:families:single_parent",
    ),
    ("pregnan|expectant", "human_situations:health:pregnant"),
    (
        "frail|homebound|limited mobility|wheelchair|physical disab",
        "human_situations:disability:limited_mobility",
    ),
    ("disab|blind|deaf|autis|impair", "human_situations:disability:all_disabilities"),
    ("veteran|military", "human_situations:armed_forces:veterans"),
    ("older|senior|elder|aged|retire", "human_situations:age_group:seniors"),
    (
        "child|infant|toddler|newborn|preschool|adolescen|youth|teen|student|preadolescen|primary school|boy|girl",
        "human_situations:age_group:children",
    ),
    ("famil|parent|mother|father", "human_situations:household:families:with_children"),
    ("low income|poverty|unemploy|uninsured|people without", "human_situations:income:low_income"),
    (
        "aids|hiv|cancer|disorder|disease|illness|condition|infection",
        "human_situations:health:chronic_illness",
    ),
    (
        "adult|general|anyone|everyone|public|resident|women|men",
        "human_situations:general:anyone_in_need",
    ),
];
