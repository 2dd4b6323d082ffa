//! What people write for a choice means that choice, or none.

use super::*;

fn meant(choices: &'static [Choice], text: &str) -> Option<&'static str> {
    Choice::meant(choices, text).map(|choice| choice.id)
}

#[test]
fn other_words_and_forms_mean_the_one_choice_that_they_fit() {
    for (choices, text, id) in [
        (Status::CHOICES, "призупинена", "paused"),
        (Status::CHOICES, "Закритий", "closed"),
        (Status::CHOICES, "actve", "active"),
        (Status::CHOICES, "діючий", "active"),
        (Status::CHOICES, "тимчасово закрито", "paused"),
        (Visibility::CHOICES, "приватно", "private"),
        (Visibility::CHOICES, "прихована", "private"),
        (Visibility::CHOICES, "для служб", "desks"),
        (Visibility::CHOICES, "публічний", "public"),
        (MeetingFormat::CHOICES, "Zoom", "online"),
        (MeetingFormat::CHOICES, "in person", "in-person"),
        (MeetingFormat::CHOICES, "очна", "in-person"),
        (MeetingStatus::CHOICES, "відбулось", "held"),
        (TaskStatus::CHOICES, "виконана", "done"),
        (NeedState::CHOICES, "гострий", "critical"),
    ] {
        assert_eq!(meant(choices, text), Some(id), "{text}");
    }
}

#[test]
fn what_fits_none_or_two_means_none_and_a_slip_opens_nothing() {
    for (choices, text) in [
        (Status::CHOICES, "не працює"),
        (Status::CHOICES, "inactive"),
        (Status::CHOICES, "недіюча"),
        (Status::CHOICES, "не закрито"),
        (Visibility::CHOICES, "publik"),
        (Visibility::CHOICES, "не всім"),
        (Visibility::CHOICES, "непублічно"),
        (Visibility::CHOICES, "public, desks"),
        (TaskStatus::CHOICES, "невиконано"),
        (NeedState::CHOICES, ""),
    ] {
        assert_eq!(meant(choices, text), None, "{text}");
    }
}

#[test]
fn no_word_of_a_list_means_two_of_its_choices() {
    fn check<T: Chosen>() {
        for choice in T::CHOICES {
            for word in choice.also.iter().chain([&choice.id, &choice.uk]) {
                assert_eq!(meant(T::CHOICES, word), Some(choice.id), "{word}");
            }
        }
    }
    check::<Status>();
    check::<Delivery>();
    check::<Visibility>();
    check::<PhoneType>();
    check::<MeetingFormat>();
    check::<MeetingStatus>();
    check::<TaskStatus>();
    check::<NeedState>();
    check::<CallOutcome>();
    check::<FactState>();
}
