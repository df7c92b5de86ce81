//! The few widgets the screens share.
pub(super) mod cached;
pub(super) mod figure_rows;
pub(super) mod filter;
pub(super) mod fold;
pub(super) mod form;
pub(super) mod icons;
pub(super) mod line;
pub(super) mod menu;
pub(super) mod not_read;
pub(super) mod press;
pub(super) mod reason;
pub(super) mod table;
