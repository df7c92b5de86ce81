//! What stands in a column as JSON.
use rusqlite::{Error, Row, types::Type};
use serde::{Serialize, de::DeserializeOwned};

/// What a column says.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let at = row.as_ref().column_index(column)?;
    let json = row.get_ref(at)?.as_str()?;
    serde_json::from_str(json)
        .map_err(|e| Error::FromSqlConversionFailure(at, Type::Text, e.into()))
}

/// A value for a column.
pub(super) fn to_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| Error::ToSqlConversionFailure(e.into()))
}
