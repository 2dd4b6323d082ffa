//! Values as people type them: «27 березня 2020 р.», `9-30`, `www.example.org`, «О50 123-45-67».
//!
//! A text comes in; its value goes out only where the whole text was understood and has one meaning. Nothing is guessed, padded
//! or cut: where two people could read two values there is none. What content accepts as it stands is decided by its
//! own readers, which are stricter.

mod addresses;
mod clock;
mod codes;
mod coordinates;
mod day;
mod entities;
mod figures;
mod nothing;
pub(crate) mod numbers;
mod phone;
mod yes_no;

pub(crate) use addresses::{
    begins_whole, email, is_own_disk, latin_email, latin_host, link_address, web_address,
};
pub(crate) use clock::time;
pub(crate) use codes::{edrpou, postcode};
pub(crate) use coordinates::{coordinates, is_in_ukraine, is_swapped};
pub(crate) use day::{is_no_day, month, parse_date, short_year_day, spreadsheet_day};
pub(crate) use entities::entity;
pub(crate) use entities::without_entities;
pub(crate) use figures::has_letters;
pub(crate) use nothing::is_nothing;
pub(crate) use phone::{PhoneSlip, is_phone_sample, is_shortened, meant_number};
pub(crate) use yes_no::{is_not_shown, yes_or_no};
