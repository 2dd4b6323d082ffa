//! What office documents hide, part by part; the number in each is invented.

use perelik::base::attachments::HiddenKind::{
    self, Changes, Columns, Comments, Copy, Rows, Sheet, Text,
};

/// A part of a document: its path and its XML.
pub(super) type Part = (&'static str, &'static str);

/// A document that hides the number: its name, its parts, and what is to be said of it.
pub(super) type Hiding = (&'static str, &'static [Part], HiddenKind, &'static str);

/// What every workbook has: two sheets, of which the second is each time another.
pub(super) const BOOK: [Part; 3] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="r"><sheets><sheet name="А"/><sheet name="Б" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
    ),
];

#[rustfmt::skip]
pub(super) const HIDING: &[Hiding] = &[
    ("sheet.xlsx", &[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Б" state="hidden" r:id="rId2"/></sheets></workbook>"#),
        ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>050 000-00-07</v></c></row></sheetData></worksheet>"),
    ], Sheet, "Б"),
    ("very.xlsx", &[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Б" state="veryHidden" r:id="rId2"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", "<sst><si><r><t>050 00</t></r><r><rPr><b/></rPr><t>0-00-07</t></r></si></sst>"),
    ], Sheet, "Б"),
    ("rows.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><sheetData><row r="1" hidden="1"><c r="A1"><v>0500000007</v></c></row></sheetData></worksheet>"#)], Rows, "Б"),
    ("flat.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><sheetData><row ht="0"><c t="inlineStr"><is><t>050 000-00-07</t></is></c></row></sheetData></worksheet>"#)], Rows, "Б"),
    ("columns.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="27" max="28" hidden="true"/></cols><sheetData><row r="1"><c r="AB1"><v>050 000-00-07</v></c></row></sheetData></worksheet>"#)], Columns, "Б"),
    ("next.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="3" max="3" width="0"/></cols><sheetData><row><c r="B1"/><c><v>050 000-00-07</v></c></row></sheetData></worksheet>"#)], Columns, "Б"),
    ("cell.xlsx", &[
        ("xl/worksheets/_rels/sheet2.xml.rels", r#"<Relationships><Relationship Id="rId1" Target="../comments1.xml"/></Relationships>"#),
        ("xl/comments1.xml", r#"<comments><authors><author/></authors><commentList><comment ref="A1"><text><t>050 000-00-07</t></text></comment></commentList></comments>"#),
    ], Comments, "Б"),
    ("thread.xlsx", &[("xl/threadedComments/threadedComment1.xml",
        r#"<ThreadedComments><threadedComment ref="A1"><text>050 000-00-07</text></threadedComment></ThreadedComments>"#)], Comments, ""),
    ("pivot.xlsx", &[("xl/pivotCache/pivotCacheRecords1.xml",
        r#"<pivotCacheRecords><r><s v="050 000-00-07"/></r></pivotCacheRecords>"#)], Copy, ""),
    ("link.xlsx", &[("xl/externalLinks/externalLink1.xml",
        "<externalLink><sheetData><row><cell><v>050 000-00-07</v></cell></row></sheetData></externalLink>")], Copy, ""),
    ("vanish.docx", &[("word/document.xml",
        "<w:document><w:p><w:r><w:t>а</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>050 000-00-07</w:t></w:r></w:p></w:document>")], Text, ""),
    ("style.docx", &[
        ("word/document2.xml", r#"<w:document><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>050 000-00-07</w:t></w:r></w:p></w:document>"#),
        ("word/styles.xml", r#"<w:styles><w:style w:styleId="H"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style></w:styles>"#),
    ], Text, ""),
    ("header.docx", &[("word/header1.xml",
        r#"<w:hdr><w:p><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>05</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>0 000-00-07</w:t></w:r></w:p></w:hdr>"#)], Text, ""),
    ("changed.docx", &[("word/document.xml",
        r#"<w:document><w:p><w:del w:author="А"><w:r><w:delText>050 000-00-07</w:delText></w:r></w:del></w:p></w:document>"#)], Changes, ""),
    ("comment.docx", &[("word/comments.xml",
        "<w:comments><w:comment><w:p><w:r><w:t>050 000-00-07</w:t></w:r></w:p></w:comment></w:comments>")], Comments, ""),
    ("hidden.ods", &[("content.xml",
        r#"<o:document-content><o:automatic-styles><s:style s:name="t"><s:table-properties t:display="false"/></s:style></o:automatic-styles>
        <t:table t:name="Б" t:style-name="t"><t:table-row><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Sheet, "Б"),
    ("rows.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row t:visibility="filter"><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Rows, "Б"),
    ("folded.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row-group t:display="false"><t:table-row><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table-row-group></t:table></o:document-content>"#)], Rows, "Б"),
    ("columns.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-column t:number-columns-repeated="3"/><t:table-column t:visibility="collapse"/>
        <t:table-row><t:table-cell t:number-columns-repeated="3"/><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Columns, "Б"),
    ("note.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row><t:table-cell><o:annotation><d:creator>А</d:creator><x:p>050 000-00-07</x:p></o:annotation></t:table-cell></t:table-row></t:table></o:document-content>"#)], Comments, "Б"),
    ("note.odt", &[("content.xml",
        "<o:document-content><text:p>а<o:annotation><text:p>05<text:span>0 000-00-07</text:span></text:p></o:annotation></text:p></o:document-content>")], Comments, ""),
    ("hidden.odt", &[
        ("styles.xml", r#"<o:document-styles><s:style s:name="h"><s:text-properties t:display="none"/></s:style></o:document-styles>"#),
        ("content.xml", r#"<o:document-content><t:p>а<t:span t:style-name="h">050 000-00-07</t:span></t:p></o:document-content>"#),
    ], Text, ""),
    ("section.odt", &[("content.xml",
        r#"<o:document-content><t:section t:display="none"><t:p>050 000-00-07</t:p></t:section></o:document-content>"#)], Text, ""),
    ("field.odt", &[("content.xml",
        r#"<o:document-content><t:p><t:hidden-text t:string-value="050 000-00-07"/></t:p></o:document-content>"#)], Text, ""),
    ("changed.odt", &[("content.xml",
        "<o:document-content><t:tracked-changes><t:changed-region><t:deletion><t:p>050 000-00-07</t:p></t:deletion></t:changed-region></t:tracked-changes></o:document-content>")], Changes, ""),
];

/// What only looks hidden, or holds nothing.
#[rustfmt::skip]
pub(super) const OPEN: &[(&str, &[Part])] = &[
    ("empty.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="2" max="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row hidden="1"><c><v> </v></c></row></sheetData></worksheet>"#)]),
    ("blank.xlsx", &[("xl/comments1.xml", r#"<comments><commentList><comment ref="A1"><text><t> </t></text></comment></commentList></comments>"#)]),
    ("shown.docx", &[
        ("word/document.xml", r#"<w:document><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>а</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r></w:p></w:document>"#),
        ("word/comments.xml", "<w:comments/>"),
        ("docProps/core.xml", "<cp:coreProperties><dc:creator/><cp:lastModifiedBy> </cp:lastModifiedBy></cp:coreProperties>"),
    ]),
    ("shown.ods", &[("content.xml",
        r#"<o:document-content><s:style s:name="t"><s:table-properties t:display="true"/></s:style><t:table t:style-name="t"><t:table-row t:visibility="collapse"><t:table-cell/></t:table-row><t:table-row><t:table-cell><x:p>а</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)]),
    ("shown.odt", &[("content.xml", "<o:document-content><t:tracked-changes/><t:p>а</t:p></o:document-content>")]),
];
