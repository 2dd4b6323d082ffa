//! The words of headings: what other tables usually call a column, and what our own are called.
//!
//! A heading comes here only if it can mean one field alone: no word of remarks leads to what is published.

use super::column;

/// Usual words of foreign tables, beside the keys and labels that the table of fields has, and our own headings. A stroke parts
/// them.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "name",
        "назва організації|найменування організації|найменування установи|найменування закладу|\
         повне найменування|повне найменування організації|повна назва організації|назва закладу|\
         організація|найменування|повна назва|назва установи|заклад|organisation|organization|\
         organisation name|organization name|название|название организации|назва нго|назва го|\
         назва громадської організації|назва благодійної організації|назва фонду|назва надавача|\
         назва надавача соціальних послуг|назва субʼєкта|повна назва установи|повна назва закладу|\
         найменування надавача|найменування надавача соціальних послуг|найменування юридичної особи|\
         повне найменування юридичної особи|повне найменування установи|установа|надавач|надавач послуг|\
         orgname|org_name|name of organization|name of the organisation|agency|agency name|provider|\
         provider name",
    ),
    (
        "short_name",
        "коротка назва|скорочена назва організації|скорочене найменування|скорочено|short name|\
         abbreviation|скорочена назва|скорочена назва установи|абревіатура|acronym",
    ),
    (
        "kind",
        "вид організації|тип|тип організації|категорія організації|type|organisation type|\
         organization type|тип установи|тип закладу|тип надавача|type of organization|org type",
    ),
    (
        "summary",
        "про організацію|опис організації|коротко про організацію|about|короткий опис організації|\
         orgdescription|about the organization|organization description",
    ),
    ("status", "статус|статус організації|діє"),
    (
        "edrpou",
        "код єдрпоу|код за єдрпоу|edrpou code|едрпоу|код егрпоу|код згідно з єдрпоу|ідентифікаційний код|\
         ідентифікаційний код єдрпоу|ідентифікаційний код юридичної особи|єдрпоу код|edrpou|usreou",
    ),
    (
        "services.help",
        "вид допомоги|види допомоги|чим допомагає|чим допомагають|напрям|напрям допомоги|питання|\
         kind of help|type of help|вид помощи|тип допомоги|напрямок допомоги|type of assistance",
    ),
    (
        "services.name",
        "послуга|назва послуги|service|service name|назва соціальної послуги|name of service",
    ),
    (
        "services.details",
        "опис послуги|перелік послуг|опис|що саме|description|детально|перелік соціальних послуг|\
         опис допомоги|що надають|що надається|подробиці|детальний опис|service description",
    ),
    (
        "services.audiences",
        "кому|для кого|отримувачі|категорія отримувачів|цільова група|for whom|audience|кому надається|\
         категорії отримувачів|отримувачі послуг|цільова аудиторія|target group|target audience|\
         beneficiaries",
    ),
    (
        "services.areas",
        "район|територія|де надається|район обслуговування|area|areas served|територія надання|\
         територія обслуговування|service area|area served|coverage",
    ),
    (
        "services.delivery",
        "спосіб|спосіб надання|як надається|how it is given|форма надання|формат",
    ),
    (
        "services.conditions",
        "умова|умови надання|eligibility|умови|умови отримання|умови надання послуги|conditions",
    ),
    (
        "services.cost",
        "ціна|скільки коштує|price|вартість|вартість послуги|плата|платність|cost|fees",
    ),
    (
        "services.documents",
        "потрібні документи|що взяти|що взяти з собою|документи|необхідні документи|перелік документів|\
         required documents|documents required",
    ),
    (
        "phones",
        "телефон|тел|номер телефону|номери телефонів|моб тел|мобільний телефон|мобільний|\
         стаціонарний телефон|тел для довідок|контактний телефон|контактні телефони|телефон організації|\
         phone|phone number|telephone|№ телефону|контактний номер|контактний номер телефону|\
         контактні номери|телефон для довідок|телефони для довідок|телефон установи|телефон закладу|\
         телефон приймальні|телефон гарячої лінії|гаряча лінія|моб. телефон|міський телефон|\
         робочий телефон|телефон/факс|тел./факс|telephone number|tel|mobile|mobile phone|hotline|contact:phone|\
         contact:mobile|phones.number|phones.phone|phones.value|телефони.номер",
    ),
    ("phones.visibility", "phones.visibility|телефони.видимість"),
    ("people", "people.name|люди.імʼя"),
    (
        "email",
        "e-mail|е-пошта|ел пошта|електронна пошта|електронна адреса|імейл|мейл|e-mail address|mail|\
         е-мейл|ел. адреса|адреса електронної пошти|електронна скринька|емейл|email address|contact:email",
    ),
    (
        "website",
        "вебсайт|веб-сайт|сайт організації|web|site|url|веб сайт|офіційний сайт|офіційний вебсайт|\
         офіційний веб-сайт|адреса сайту|адреса вебсайту|інтернет-сторінка|homepage|web site|website url|\
         contact:website",
    ),
    (
        "links",
        "соцмережі|соціальні мережі|facebook|фейсбук|telegram|social media|сторінки у соцмережах|\
         сторінка у facebook|instagram|інстаграм|телеграм|socialaccount|contact:facebook|\
         contact:instagram|contact:telegram|contact:youtube|links.url",
    ),
    (
        "address",
        "адреса організації|юридична адреса|місцезнаходження|адреса місцезнаходження|місце|\
         фактична адреса|адреса прийому|адреса установи|адреса закладу|адреса надання послуг|\
         адреса розташування|адреса (місцезнаходження)|місце розташування|місце надання послуг|\
         фактичне місцезнаходження|поштова адреса|street address|physical address",
    ),
    (
        "address.street",
        "вулиця і будинок|вулиця та будинок|вулиця|вулиця, будинок|street|address line 1|addr:street",
    ),
    (
        "address.street.house",
        "номер будинку|№ будинку|будинок|буд|house|house number|house no|building number|addr:housenumber|\
         номер дома|дом",
    ),
    (
        "address.city",
        "населений пункт|місто|city|town|назва населеного пункту|місто/село|locality|settlement|addr:city",
    ),
    ("address.postcode", "поштовий індекс|індекс|zip|postal code|zip code|postcode|addr:postcode"),
    (
        "address.location",
        "координати|геокоординати|coordinates|location|gps|gps координати|geometry|geolocation",
    ),
    ("address.location.latitude", "широта|latitude|lat|geo lat|координата широта"),
    ("address.location.longitude", "довгота|longitude|lon|lng|long|geo lon|координата довгота"),
    (
        "hours",
        "години роботи|графік|графік роботи|режим роботи|час роботи|години прийому|графік прийому|\
         час прийому|дні та години роботи|розклад|opening hours|working hours|графік роботи установи|\
         графік роботи закладу|режим роботи закладу|розклад роботи|робочі години|дні і години роботи|\
         графік прийому громадян|дні та години прийому|hours of operation|office hours|business hours|\
         schedule",
    ),
    ("hours.break", "обідня перерва|перерва|перерва на обід|обід|lunch break|break"),
    ("hours.off", "вихідні дні|вихідні|вихідний|вихідний день|days off"),
    (
        "people",
        "контактна особа|керівник|піб керівника|керівник організації|директор|відповідальна особа|\
         відповідальний|піб|імʼя контактної особи|contact person|responsible person|contact|contact name|\
         контактні особи|керівник установи|керівник закладу|прізвище, імʼя, по батькові керівника|\
         імʼя керівника|headname|голова|начальник|завідувач|піб контактної особи|\
         піб відповідальної особи|director|head|хто відповідає",
    ),
    (
        "people.role",
        "посада контактної особи|посада керівника|посада відповідальної особи|посада|headpost|position|\
         job title",
    ),
    (
        "people.phone",
        "телефон контактної особи|телефон відповідальної особи|телефон людини|телефон особи|номер контактної особи|contact phone|phone of the person|\
         телефон керівника|тел. контактної особи",
    ),
    (
        "people.email",
        "пошта контактної особи|пошта відповідальної особи|пошта людини|пошта особи|contact e-mail|contact email|\
         e-mail контактної особи|електронна пошта контактної особи",
    ),
    ("people.consent", "згода|дата згоди|згода на оприлюднення|consent|day of consent"),
    ("verified", "дата перевірки|перевірено|verified on|last verified"),
    ("source", "звідки|звідки відомості|джерело інформації|джерело відомостей|@id"),
    (
        "private",
        "внутрішня примітка|внутрішні примітки|внутрішній коментар|внутрішні нотатки|службова примітка|\
         службові примітки|службовий коментар|службові нотатки|для службового користування|\
         не для публікації|не публікувати|для себе|internal note|internal notes|private note|\
         private notes|staff notes|not for publication|internal comments|confidential notes|\
         do not publish|примітка для службового користування|внутрішні коментарі|внутрішнє|службове|\
         службова інформація|службові відмітки|дск|не для поширення|не оприлюднювати|\
         для внутрішнього користування|конфіденційно|приватне",
    ),
    ("address.how_to_get", "як дістатися|як доїхати|проїзд|directions"),
    ("address.accessibility", "доступність|доступність приміщення|безбарʼєрність|accessibility"),
];

/// The headings of our own tables, by their message.
pub(super) const OWN: &[(&str, &str)] = &[
    ("csv-organisation", "name"),
    ("csv-kind", "kind"),
    ("csv-help", "services.help"),
    ("csv-service", "services.name"),
    ("csv-details", "services.details"),
    ("csv-audiences", "services.audiences"),
    ("csv-areas", "services.areas"),
    ("csv-delivery", "services.delivery"),
    ("csv-conditions", "services.conditions"),
    ("csv-cost", "services.cost"),
    ("csv-documents", "services.documents"),
    ("csv-service-verified", "services.verified"),
    ("csv-service-source", "services.source"),
    ("csv-source", "source"),
    ("csv-sort-name", "sort_name"),
    ("csv-phones", "phones"),
    ("csv-email", "email"),
    ("csv-website", "website"),
    ("csv-address", "address"),
    ("csv-hours", "hours"),
    ("csv-people", "people"),
    ("csv-status", "status"),
    ("csv-page", column::PAGE_COLUMN),
    ("csv-phones-visibility", "phones.visibility"),
    ("csv-address-visibility", "address.visibility"),
    ("csv-people-visibility", "people.visibility"),
    ("csv-check", column::LEFT),
    ("csv-stamp", column::LEFT),
];

/// What the headings of our sheet of organisations hold, where that is not what the same words mean elsewhere.
pub(super) const OWN_ORGANISATIONS: &[(&str, &str)] = &[
    ("csv-short-name", "short_name"),
    ("csv-summary", "summary"),
    ("csv-reported", column::LEFT),
    ("csv-links", "links"),
    ("csv-area", "address.area"),
    ("csv-how-to-get", "address.how_to_get"),
    ("csv-accessibility", "address.accessibility"),
    ("csv-members", "members"),
    ("csv-edrpou", "edrpou"),
    ("csv-verified-on", "verified.on"),
    ("csv-verified-by", "verified.by"),
];
