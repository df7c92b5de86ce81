//! How keys, typed fields and choices stand in SQLite.
use crate::domain::{
    calendar::PartialDate,
    entered::{Entered, Hundredths, Money, Whole},
    ids::each_key,
    person::Gender,
};
use jiff::civil::Date;
use rusqlite::{
    Error, Row,
    types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, Value, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};

/// Keys stand as their numbers.
macro_rules! keys {
    ($($name:ty,)*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { i64::column_result(value).map(Self) }
        }
    )*};
}

each_key!(keys);

/// Each choice and its word in the file; said beside what has that choice.
macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(rusqlite::types::ToSqlOutput::from(match self { $(Self::$variant => $word),* }))
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_str()? { $($word => Ok(Self::$variant),)* _ => Err(rusqlite::types::FromSqlError::InvalidType) }
            }
        }
    )*};
}

pub(super) use words;

/// What a column keeps as JSON.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let at = row.as_ref().column_index(column)?;
    let json = row.get_ref(at)?.as_str()?;
    serde_json::from_str(json)
        .map_err(|e| Error::FromSqlConversionFailure(at, Type::Text, e.into()))
}

/// The JSON that a column keeps.
pub(super) fn to_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| Error::ToSqlConversionFailure(e.into()))
}

impl ToSql for Gender {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Unknown => ToSqlOutput::Owned(Value::Null),
            Self::Male => ToSqlOutput::from("male"),
            Self::Female => ToSqlOutput::from("female"),
        })
    }
}

impl FromSql for Gender {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value.as_str_or_null()? {
            Some("male") => Self::Male,
            Some("female") => Self::Female,
            _ => Self::Unknown,
        })
    }
}

impl ToSql for Entered<Date> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |d| Value::Text(d.to_string()))))
    }
}

impl FromSql for Entered<Date> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self::default()) };
        text.parse::<Date>()
            .map(|d| Self::of(Some(d)))
            .map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}

impl ToSql for Entered<PartialDate> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |d| Value::Text(d.iso()))))
    }
}

impl FromSql for Entered<PartialDate> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self::default()) };
        PartialDate::from_iso(text).map(|d| Self::of(Some(d))).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Entered<Whole> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Whole> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Whole)))
    }
}

impl ToSql for Entered<Money> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Money> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Money)))
    }
}

impl ToSql for Entered<Hundredths> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(self.get().map_or(Value::Null, |n| Value::Integer(n.0))))
    }
}

impl FromSql for Entered<Hundredths> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of(Option::<i64>::column_result(value)?.map(Hundredths)))
    }
}
