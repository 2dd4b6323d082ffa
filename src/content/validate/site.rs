//! `site.yaml` becomes the settings of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::base_url;
use super::form::{self, Form, Scope, Untranslated};
use super::reference::Reference;
use crate::base::choices::Separator;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::names::SourcePath;
use crate::content::fields::table;
use crate::content::parse::Document;

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where its title, address, hotline, languages, publisher and date stand.
    pub places: BTreeMap<&'static str, Location>,
    /// The site's title.
    pub title: Text,
    /// Its description.
    pub description: Option<Text>,
    /// Its address, ending in `/`.
    pub base_url: Arc<str>,
    /// Its languages, the main one first; never empty.
    pub languages: Vec<Lang>,
    /// The folder of its theme.
    pub theme: Option<Sited<Arc<str>>>,
    /// Its IANA time zone.
    pub timezone: Arc<str>,
    /// The day that "today" is pinned to.
    pub date: Option<Date>,
    /// The site's UUID, for ids made from it.
    pub namespace: Option<Arc<str>>,
    /// The hotline.
    pub hotline: Option<Hotline>,
    /// Who publishes the list.
    pub publisher: Option<Publisher>,
    /// Where to report an error, in words.
    pub reports_to: Option<Text>,
    /// The licence of the data.
    pub licence: Option<Arc<str>>,
    /// After how many days a check is stale.
    pub stale_after_days: Option<u32>,
    /// How entries are verified in turn.
    pub(crate) verify: Verifying,
    /// Which formats are made; all when absent.
    pub outputs: Option<Vec<Sited<Arc<str>>>>,
    /// What of the headquarters' pages is public.
    pub publish: Publish,
    /// The form of `list.csv`.
    pub csv: Csv,
    /// Levels of checks by their names.
    pub checks: BTreeMap<String, String>,
    /// Whether compressed files lie beside the others.
    pub compress: bool,
    /// Hosts that may embed the list.
    pub embed_on: Vec<Arc<str>>,
    /// Files that somebody looked through, and that are published whatever they tell beside what they show.
    pub checked_files: Vec<Sited<Arc<str>>>,
    /// Where the site is published to.
    pub deploy: Vec<DeployTarget>,
    /// What languages of the site lack of its texts.
    pub untranslated: Untranslated,
}

/// The hotline of a site.
#[derive(Debug, Clone, Hash)]
pub struct Hotline {
    /// The short number.
    pub short: Option<PhoneNumber>,
    /// The full number.
    pub full: Option<PhoneNumber>,
    /// When it is answered.
    pub hours: Option<Sited<Hours>>,
    /// What it is called.
    pub label: Option<Text>,
}

impl Hotline {
    /// Returns the number to call: the short one, where there is one.
    pub(crate) fn number_to_call(&self) -> Option<&PhoneNumber> {
        self.short.as_ref().or(self.full.as_ref())
    }
}

/// Who publishes the list.
#[derive(Debug, Clone, Hash)]
pub struct Publisher {
    /// Its name.
    pub name: Text,
    /// Its website.
    pub url: Option<Arc<str>>,
    /// Its e-mail address.
    pub email: Option<Arc<str>>,
}

/// What of the headquarters' pages is public; all of it unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Publish {
    /// The coverage page.
    pub coverage: bool,
    /// Needs.
    pub needs: bool,
    /// Tasks.
    pub tasks: bool,
}

/// How entries are verified in turn.
#[derive(Debug, Clone, Default)]
pub(crate) struct Verifying {
    /// In how many days the whole list is called.
    pub(crate) every_days: Option<u32>,
    /// After how many days of failed attempts an entry stands last.
    pub(crate) attempts: Option<u32>,
    /// The kinds of help that are verified first.
    pub(crate) urgent: Vec<Sited<Reference>>,
    /// Whether everybody sees the repository, so that calls lie in `private/calls/`.
    pub(crate) has_public_repository: bool,
}

/// The form of `list.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Csv {
    /// Between two cells.
    pub separator: u8,
    /// Whether a byte order mark comes first.
    pub bom: bool,
}

/// A place that the site is published to.
#[derive(Debug, Clone)]
pub struct DeployTarget {
    /// Its name.
    pub name: Arc<str>,
    /// A folder of this machine.
    pub folder: Option<Arc<str>>,
    /// A host, as for ssh.
    pub ssh: Option<Arc<str>>,
    /// A host, as for sftp.
    pub sftp: Option<Arc<str>>,
    /// The address of an object store.
    pub s3: Option<Arc<str>>,
    /// The bucket of the store.
    pub bucket: Option<Arc<str>>,
    /// The region of the store.
    pub region: Option<Arc<str>>,
    /// A folder of the host.
    pub path: Option<Arc<str>>,
    /// How many versions are kept.
    pub keep: Option<u32>,
}

impl DeployTarget {
    /// Tells whether it names one place, and that whole: a folder, a host with a path, or a store with a bucket.
    fn is_clear(&self) -> bool {
        let places = [&self.folder, &self.ssh, &self.sftp, &self.s3];
        let is_store = self.s3.is_some();
        let is_host = self.ssh.is_some() || self.sftp.is_some();
        places.into_iter().flatten().count() == 1
            && self.bucket.is_some() == is_store
            && (is_store || self.path.is_some() == is_host && self.region.is_none())
    }
}

impl Default for Site {
    fn default() -> Self {
        Self {
            untranslated: Untranslated::default(),
            places: BTreeMap::new(),
            title: Text::from(""),
            description: None,
            base_url: "/".into(),
            languages: vec![Lang::UK],
            theme: None,
            timezone: "Europe/Kyiv".into(),
            date: None,
            namespace: None,
            hotline: None,
            publisher: None,
            reports_to: None,
            licence: None,
            stale_after_days: None,
            verify: Verifying::default(),
            outputs: None,
            publish: Publish { coverage: true, needs: true, tasks: true },
            csv: Csv { separator: b';', bom: true },
            checks: BTreeMap::new(),
            compress: false,
            embed_on: Vec::new(),
            checked_files: Vec::new(),
            deploy: Vec::new(),
        }
    }
}

/// Reads the settings; a site without them is reported and gets the defaults.
pub(super) fn validate_site(document: Option<&Document>, diagnostics: &mut Diagnostics) -> Site {
    let Some(document) = document else {
        let path = SourcePath::new("content/site.yaml");
        diagnostics.push(Diagnostic::new(Code::MissingSiteFile, Location::file(&path)));
        return Site::default();
    };
    // The languages come first: every text of the site is read by them, those of this file, too.
    let node = document.front.as_ref();
    let whole = form::whole_file(document);
    let scope = Scope {
        path: &document.path,
        text: &document.text,
        languages: &[Lang::UK],
        translation: None,
    };
    let mut first = form::form(&scope, &table::SITE, node, &whole, false).value;
    let mut known = first.languages("languages");
    if known.is_empty() {
        known.push(Lang::UK);
    }
    let scope =
        Scope { path: &document.path, text: &document.text, languages: &known, translation: None };
    let form = form::form(&scope, &table::SITE, node, &whole, false).extend_into(diagnostics);
    settings(form, known, diagnostics)
}

fn settings(mut form: Form, known: Vec<Lang>, diagnostics: &mut Diagnostics) -> Site {
    let default = Site::default();
    let untranslated = Untranslated::from_form(&form, &known);
    let places = ["title", "base_url", "hotline", "languages", "publisher", "date"].into_iter();
    let places = places.filter_map(|key| Some((key, form.place(key)?))).collect();
    form.take("languages");
    let plain = |form: &mut Form, key| form.single_language(key).map(|text| text.value);
    Site {
        untranslated,
        places,
        title: form.text("title").map_or(default.title, |text| text.value),
        description: form.text("description").map(|text| text.value),
        base_url: form
            .single_language("base_url")
            .and_then(|url| base_url::normalised(url, diagnostics))
            .unwrap_or(default.base_url),
        languages: known,
        theme: form.id("theme").map(|id| Sited { value: id.value.as_str().into(), at: id.at }),
        timezone: plain(&mut form, "timezone").unwrap_or(default.timezone),
        date: form.date("date").map(|date| date.value),
        namespace: plain(&mut form, "namespace"),
        hotline: form.record("hotline").and_then(|form| validate_hotline(form.value)),
        publisher: form.record("publisher").and_then(|form| publisher(form.value)),
        reports_to: form.text("reports_to").map(|text| text.value),
        licence: plain(&mut form, "licence"),
        stale_after_days: form.count("stale_after_days").map(|count| count.value),
        verify: form.record("verify").map_or(default.verify, |form| verifying(form.value)),
        outputs: sited_texts(&mut form, "outputs"),
        publish: form
            .record("publish")
            .map_or(default.publish, |form| publish_settings(form.value)),
        csv: form.record("csv").map_or(default.csv, |form| csv(form.value)),
        checks: form.levels("checks").map(|levels| levels.value).unwrap_or_default(),
        compress: form.yes_no("compress").is_some_and(|yes| yes.value),
        embed_on: form.texts("embed_on").into_iter().map(|text| text.main).collect(),
        checked_files: sited_texts(&mut form, "checked_files").unwrap_or_default(),
        deploy: form
            .records("deploy")
            .into_iter()
            .filter_map(|form| deploy_target(form, diagnostics))
            .collect(),
    }
}

fn validate_hotline(mut form: Form) -> Option<Hotline> {
    let hotline = Hotline {
        short: form.phone("short").map(|phone| phone.value),
        full: form.phone("full").map(|phone| phone.value),
        hours: form.hours("hours"),
        label: form.text("label").map(|text| text.value),
    };
    (hotline.short.is_some() || hotline.full.is_some()).then_some(hotline)
}

fn publisher(mut form: Form) -> Option<Publisher> {
    let name = form.text("name")?.value;
    Some(Publisher {
        name,
        url: form.single_language("url").map(|text| text.value),
        email: form.single_language("email").map(|text| text.value),
    })
}

/// Returns the texts of a list, each with its place.
fn sited_texts(form: &mut Form, key: &'static str) -> Option<Vec<Sited<Arc<str>>>> {
    let items = form.list(key)?.value;
    let text =
        |Sited { value, at }: Sited<form::Datum>| Some(Sited { value: value.text()?.main, at });
    Some(items.into_iter().filter_map(text).collect())
}

fn publish_settings(mut form: Form) -> Publish {
    let mut yes = |key| form.yes_no(key).is_none_or(|yes| yes.value);
    Publish { coverage: yes("coverage"), needs: yes("needs"), tasks: yes("tasks") }
}

fn verifying(mut form: Form) -> Verifying {
    Verifying {
        every_days: form.count("every_days").map(|count| count.value),
        attempts: form.count("attempts").map(|count| count.value),
        urgent: form.references("urgent"),
        has_public_repository: form.yes_no("public_repository").is_some_and(|yes| yes.value),
    }
}

fn csv(mut form: Form) -> Csv {
    let bom = form.yes_no("bom").is_none_or(|yes| yes.value);
    let separator = match form.choice("separator").map(|choice| choice.value) {
        Some(Separator::Comma) => b',',
        Some(Separator::Semicolon) | None => b';',
    };
    Csv { separator, bom }
}

fn deploy_target(mut form: Form, diagnostics: &mut Diagnostics) -> Option<DeployTarget> {
    let name = form.id("name")?;
    let target = DeployTarget {
        name: name.value.as_str().into(),
        folder: form.single_language("folder").map(|text| text.value),
        ssh: form.single_language("ssh").map(|text| text.value),
        sftp: form.single_language("sftp").map(|text| text.value),
        s3: form.single_language("s3").map(|text| text.value),
        bucket: form.single_language("bucket").map(|text| text.value),
        region: form.single_language("region").map(|text| text.value),
        path: form.single_language("path").map(|text| text.value),
        keep: form.count("keep").map(|count| count.value),
    };
    // What a misspelt key was meant to say is not missing.
    let is_unread =
        ["folder", "ssh", "sftp", "s3", "bucket", "path"].into_iter().any(|key| form.is_lost(key));
    if !is_unread && !target.is_clear() {
        let diagnostic = Diagnostic::new(Code::UnclearTarget, name.at);
        diagnostics.push(diagnostic.with("name", &*target.name));
    }
    Some(target)
}
