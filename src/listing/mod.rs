//! Lists and figures as screen, paper and command line show them: one definition for all.
pub mod agenda;
pub mod awards;
pub mod democracy;
pub mod desk;
pub mod figures;
pub mod profile;
pub mod ranking;
pub mod recognised;
pub mod registered;
pub mod results;
pub mod review;
pub mod scored;
pub mod scoring;
pub mod session;
