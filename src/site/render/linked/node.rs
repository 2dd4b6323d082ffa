//! What every node of a page's linked data is made with.

use crate::base::json::Object;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::parse::Kind;
use crate::site::render::page_builder::PageBuilder;

use crate::base::choices::OrganisationClass;
use crate::content::fields::Vocabulary;
use crate::list::publish::Organisation;
use crate::list::publish::Public;

/// Makes the nodes of one page.
pub(super) struct NodeBuilder<'a> {
    pub(super) builder: &'a PageBuilder<'a>,
}

impl<'a> NodeBuilder<'a> {
    pub(super) fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.builder.route.lang)
    }

    pub(super) fn maybe(&self, text: Option<&'a Text>) -> Option<&'a str> {
        text.map(|text| self.text(text))
    }

    pub(super) fn absolute(&self, address: &str) -> String {
        let base = &self.builder.values.public.site.base_url;
        format!("{base}{}", crate::site::render::links::encoded(address))
    }

    pub(super) fn here(&self) -> String {
        self.absolute(self.builder.route.path.relative_url())
    }

    pub(super) fn entry_page(&self, kind: Kind, id: &str) -> Option<String> {
        let address =
            self.builder.values.routes.addresses.entry_page(self.builder.route.lang, kind, id)?;
        Some(self.absolute(&address))
    }

    /// Names an organisation with its page.
    pub(super) fn named_organisation(&self, id: &Id) -> Option<Object<'a>> {
        let organisation = self.builder.values.public.find_organisation(id.as_str())?;
        Some(
            Object::new()
                .with("@type", organisation_class(self.builder.values.public, organisation))
                .with("name", self.text(&organisation.name))
                .with("url", self.entry_page(Kind::Organisation, id.as_str())),
        )
    }
}

/// Returns the class of an organisation, which the vocabulary of kinds tells.
pub(super) fn organisation_class(
    public: &Public,
    organisation: &Organisation,
) -> OrganisationClass {
    let kind = organisation.kind.as_ref();
    let term = kind.and_then(|kind| public.find_term(Vocabulary::Kinds, kind));
    term.and_then(|term| term.schema_org).unwrap_or(OrganisationClass::Organisation)
}
