//! One list of “Nhập liệu”: what it is of, and what only the window does with it.
use super::{parts_grid::PartsScreen, sources::Sources};
use crate::{
    domain::{
        failure::Failure,
        ids::{Kind, Record},
    },
    records::{Known, description::Description},
    ui::cx::Cx,
};

/// One list: what it is of, and what only the window does with it.
pub(super) struct Screen<T: 'static> {
    pub(super) list: Kind,
    pub(super) of: &'static Description<T>,
    /// Parts of a record that have a grid of their own.
    pub(super) parts: Option<&'static dyn PartsScreen<T>>,
    /// The record that another one asks for next.
    pub(super) begin: fn(&Known<'_>, Record) -> Result<Option<T>, Failure>,
    /// What a new record may begin from, beside a blank one.
    pub(super) sources: Option<&'static Sources<T>>,
    /// Buttons below the form, besides Lưu and Bỏ.
    pub(super) more: fn(&mut egui::Ui, &T, &Cx<'_>),
}

impl<T> Screen<T> {
    /// The list of a description.
    pub(super) const fn of(of: &'static Description<T>) -> Self {
        Self {
            list: of.kind,
            of,
            parts: None,
            begin: |_, _| Ok(None),
            sources: None,
            more: |_, _, _| {},
        }
    }

    /// With buttons below its form.
    pub(super) const fn more(self, more: fn(&mut egui::Ui, &T, &Cx<'_>)) -> Self {
        Self { more, ..self }
    }

    /// With records that others ask for.
    pub(super) const fn begun_by(
        self,
        begin: fn(&Known<'_>, Record) -> Result<Option<T>, Failure>,
    ) -> Self {
        Self { begin, ..self }
    }

    /// With templates and pasted tables to begin from.
    pub(super) const fn begun_from(self, sources: &'static Sources<T>) -> Self {
        Self { sources: Some(sources), ..self }
    }

    /// With a grid of its parts.
    pub(super) const fn parts(self, parts: &'static dyn PartsScreen<T>) -> Self {
        Self { parts: Some(parts), ..self }
    }
}
