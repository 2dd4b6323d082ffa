//! What is sent in Viber and Telegram: one organisation, or the news of the week.
//!
//! A message is short: a name, what is done, numbers to tap, one link, and how fresh that is. A messenger makes links of numbers
//! and addresses by itself, so each stands on a line of its own.

use super::Plain;
use crate::base::choices::Status;
use crate::base::locale::dates::{date_long, time};
use crate::content::fields::Vocabulary;
use crate::list::meetings::Occasion;
use crate::list::offers::{OrganisationNumber, is_listed};
use crate::list::publish::Organisation;
use crate::list::publish::changes::{EntryChange, monday};

/// How many news one message tells; the others are behind its link.
const MOST_NEWS: usize = 12;

impl Plain<'_> {
    /// Returns a message about one organisation.
    pub(in crate::site) fn share(&self, o: &Organisation) -> String {
        let Organisation {
            entry,
            name,
            summary,
            status,
            hours,
            // How numbers and addresses are told.
            phones: _,
            services: _,
            address: _,
            // How fresh it is.
            verified: _,
            next_check: _,
            doubt,
            // The page behind the link tells these.
            short_name: _,
            kind: _,
            people: _,
            email: _,
            website: _,
            links: _,
            logo: _,
            members: _,
            edrpou: _,
            // Order and place in lists.
            is_desk: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
        } = o;
        let mut lines = vec![self.text(name)];
        if *status != Status::Active {
            lines.push(self.say(&format!("status-{status}")));
        }
        let helps = self.public.helps_of(&entry.id).into_iter();
        let helps: Vec<String> =
            helps.filter_map(|help| self.term_name(Vocabulary::Help, help)).collect();
        if helps.is_empty() {
            lines.extend(self.maybe(summary));
        } else {
            lines.push(self.said("share-helps", &helps.join(", ")));
        }
        if is_listed(*status) {
            lines.extend(self.numbers_to_share(o));
            lines.extend(
                hours.as_ref().map(|hours| self.said("csv-hours", &self.hours_line(hours))),
            );
            lines.extend(self.address_line(o));
        }
        lines.extend(self.page_url(crate::content::parse::Kind::Organisation, &entry.id));
        lines.extend(doubt.map(|doubt| self.doubt_line(doubt)));
        lines.push(self.freshness_line(o.freshness()));
        lines.extend(self.public.site.record.map(|_| self.as_of()));
        lines.join("\n") + "\n"
    }

    /// Returns the numbers of an organisation, each a line, or that of the hotline where it has none.
    fn numbers_to_share(&self, o: &Organisation) -> Vec<String> {
        let numbers = self.public.numbers_of(o).into_iter();
        let phones: Vec<String> = numbers.map(|number| self.organisation_number(number)).collect();
        match (phones.is_empty(), self.hotline_line()) {
            (true, Some(number)) => vec![self.said("text-hotline", &number)],
            _ => phones,
        }
    }

    /// A number of one service is named after it, and after how that stands.
    fn organisation_number(&self, number: OrganisationNumber<'_>) -> String {
        let phone = self.phone_line(number.phone);
        let service = number.service.and_then(|service| {
            self.maybe(&service.name).or_else(|| self.term_name(Vocabulary::Help, &service.help))
        });
        let state =
            number.state.map(|state| format!(" ({})", self.say(&format!("status-{state}"))));
        let state = state.unwrap_or_default();
        service.map_or(phone.clone(), |service| format!("{service}{state}: {phone}"))
    }

    /// Returns a message about the list: what changed this week, what comes next, and where to look.
    pub(in crate::site) fn week_message(&self) -> String {
        let site = &self.public.site;
        let mut lines = vec![self.text(&site.title), self.as_of(), self.totals(), String::new()];
        let from = monday(site.list_day);
        let news = self.public.changes.iter().filter(|change| change.day >= from);
        let news: Vec<&EntryChange> = news.collect();
        if !news.is_empty() {
            lines.push(self.say("share-week"));
            lines.extend(news.iter().take(MOST_NEWS).map(|change| self.news(change)));
            if let Some(more) = news.len().checked_sub(MOST_NEWS).filter(|more| *more > 0) {
                lines.push(self.words.say("share-more", &[("n", more.into())]));
            }
            lines.push(String::new());
        }
        let (cancelled, next) = self.public.next_meeting();
        lines.extend(cancelled.into_iter().map(|m| self.meeting_text("meeting-cancelled", m)));
        lines.extend(next.map(|meeting| self.meeting_text("share-meeting", meeting)));
        lines.extend(self.hotline_line().map(|number| self.said("text-hotline", &number)));
        lines.push(self.absolute(&self.routes.addresses.home(self.lang)));
        lines.join("\n") + "\n"
    }

    fn totals(&self) -> String {
        let all = self.public.listed_organisations().count();
        let reported = self.public.listed_organisations();
        let reported = reported.filter(|o| !o.services.is_empty()).count();
        self.words.say("share-totals", &[("all", all.into()), ("reported", reported.into())])
    }

    fn news(&self, change: &EntryChange) -> String {
        let what = self.say(&format!("change-{}", change.what.as_str()));
        format!("— {}: {what}", self.text(&change.name))
    }

    fn meeting_text(&self, key: &str, meeting: Occasion<'_>) -> String {
        let time = meeting.start().map(|start| format!(", {}", time(start)));
        let when = format!("{}{}", date_long(meeting.date(), self.lang), time.unwrap_or_default());
        let title = match meeting {
            Occasion::Filed(meeting) => Some(&meeting.title),
            Occasion::Announced(announced) => announced.series.as_ref(),
        };
        match title {
            Some(title) => format!("{} ({when})", self.said(key, &self.text(title))),
            None => self.said(key, &when),
        }
    }
}
