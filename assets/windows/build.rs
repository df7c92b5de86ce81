//! Gives the Windows program its icon, version and manifest; for any other system it does nothing.
//!
//! The words of the version (name, description) are in `[package.metadata.winresource]` of Cargo.toml.
use std::{env, error::Error};

const VIETNAMESE: u16 = 0x042a;

fn main() -> Result<(), Box<dyn Error>> {
    // Without these lines every change of any file would run this again.
    for file in ["build.rs", "icon.ico", "app.manifest"] {
        println!("cargo::rerun-if-changed=assets/windows/{file}");
    }
    println!("cargo::rerun-if-changed=Cargo.toml");
    if env::var("CARGO_CFG_TARGET_OS")? != "windows" {
        return Ok(());
    }
    winresource::WindowsResource::new()
        .set_language(VIETNAMESE)
        .set_icon("assets/windows/icon.ico")
        .set_manifest_file("assets/windows/app.manifest")
        .compile_for("dan-van-kheo")?;
    Ok(())
}
