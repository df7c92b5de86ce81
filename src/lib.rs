//! Dân Vận Khéo: a year of a Party office's dân vận work in one local file, and its papers.
pub mod domain;
pub mod store;
pub mod text;
pub mod workspace;
