//! What a value is, for people who write themes: its fields, what each is, and a sentence for each.
//!
//! The macro declares a value and tells of it in one place, so that no field is without its sentence, and the manual of
//! themes cannot fall behind. What is put together from shared values has no type; its fields are declared alike.

use crate::base::choices::{Choice, Chosen};

/// What templates know of one value.
#[derive(Debug)]
pub struct ValueShape {
    /// What the manual of themes calls it.
    pub title: &'static str,
    /// A sentence about it.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [ValueField],
}

/// A field of a value.
#[derive(Debug)]
pub struct ValueField {
    /// Its name in templates.
    pub name: &'static str,
    /// What it is.
    pub is: Is,
    /// A sentence about it.
    pub about: &'static str,
}

/// What a template finds in a field.
#[derive(Debug)]
pub enum Is {
    /// Words, an address, a day.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A number.
    Number,
    /// One of these ids.
    OneOf(&'static [Choice]),
    /// A value with fields.
    Value(&'static ValueShape),
    /// A list.
    List(&'static Is),
    /// That, or nothing.
    Maybe(&'static Is),
    /// Texts under names that the site or its theme chooses.
    Names,
    /// Whatever the theme's settings say.
    Settings,
}

/// A type whose values templates get.
pub(in crate::site::render) trait Described {
    /// What a template finds.
    const IS: Is;
}

/// Declares how single values of Rust look to a template.
macro_rules! plain {
    ($($is:ident: $($kind:ty),*;)*) => {$($(
        impl Described for $kind {
            const IS: Is = Is::$is;
        }
    )*)*};
}

plain! {
    Text: String, &'static str;
    YesNo: bool;
    Number: u8, i32, usize, f64;
    Names: Names;
    Settings: Settings;
}

/// Texts under names.
pub(in crate::site::render) enum Names {}

/// The merged settings of the theme.
pub(in crate::site::render) enum Settings {}

impl<T: Chosen> Described for T {
    const IS: Is = Is::OneOf(T::CHOICES);
}

impl<T: Described> Described for Vec<T> {
    const IS: Is = Is::List(&T::IS);
}

impl<T: Described> Described for Option<T> {
    const IS: Is = Is::Maybe(&T::IS);
}

/// Declares values: a sentence about each, what the manual calls it, its type, and its fields with a sentence each.
macro_rules! values {
    ($($(#[doc = $about:literal])+ $title:literal $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident $(as $shown:literal)?: $kind:ty,)*
    })*) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, serde::Serialize)]
        pub(in crate::site::render) struct $name {
            $($(#[doc = $doc])+ $(#[serde(rename = $shown)])? pub(in crate::site::render) $field: $kind,)*
        }

        $crate::site::render::values::contract::described! {
            $(#[doc = $about])+ $title $name { $($(#[doc = $doc])+ $field $(as $shown)?: $kind,)* }
        }
    )*};
}

/// Declares what is put together from shared values, in the same way.
macro_rules! shapes {
    ($($(#[doc = $about:literal])+ $title:literal $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident $(as $shown:literal)?: $kind:ty,)*
    })*) => {$(
        $(#[doc = $about])+
        pub(in crate::site::render) enum $name {}

        $crate::site::render::values::contract::described! {
            $(#[doc = $about])+ $title $name { $($(#[doc = $doc])+ $field $(as $shown)?: $kind,)* }
        }
    )*};
}

/// Tells of one type what templates know of it.
macro_rules! described {
    (@name $field:ident $shown:literal) => { $shown };
    (@name $field:ident) => { stringify!($field) };
    ($(#[doc = $about:literal])+ $title:literal $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident $(as $shown:literal)?: $kind:ty,)*
    }) => {
        impl $name {
            /// What templates know of it.
            pub(super) const SHAPE: $crate::site::render::values::contract::ValueShape =
                $crate::site::render::values::contract::ValueShape {
                    title: $title,
                    about: concat!($($about),+),
                    fields: &[$($crate::site::render::values::contract::ValueField {
                        name: $crate::site::render::values::contract::described!(@name $field $($shown)?),
                        is: <$kind as $crate::site::render::values::contract::Described>::IS,
                        about: concat!($($doc),+),
                    },)*],
                };
        }

        impl $crate::site::render::values::contract::Described for $name {
            const IS: $crate::site::render::values::contract::Is =
                $crate::site::render::values::contract::Is::Value(&Self::SHAPE);
        }
    };
}

pub(in crate::site::render) use {described, shapes, values};
