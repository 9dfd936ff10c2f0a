//! Athena's `TableMetadata` keeps the storage descriptor flattened among the parameters.

use crate::glue::{StorageDescriptor, Table};

const SERDE_PARAMETER: &str = "serde.param.";

/// Moves the parameters that Athena made of the storage descriptor back to where Glue has them.
pub(super) fn unflatten(table: &mut Table) {
    let parameters = std::mem::take(&mut table.parameters);
    let places = std::mem::take(&mut table.places.parameters);
    for ((key, value), place) in parameters.into_iter().zip(places) {
        match key.as_str() {
            "location" => {
                table.places.location = Some(place);
                table.storage.location = Some(value);
            }
            "inputformat" => table.storage.input_format = Some(value),
            "outputformat" => table.storage.output_format = Some(value),
            "serde.serialization.lib" => set_library(&mut table.storage, value),
            _ => match key.strip_prefix(SERDE_PARAMETER) {
                Some(name) => table
                    .storage
                    .serde
                    .parameters
                    .push((name.to_owned(), value)),
                None => {
                    table.parameters.push((key, value));
                    table.places.parameters.push(place);
                }
            },
        }
    }
}

fn set_library(storage: &mut StorageDescriptor, class: String) {
    storage.serde.serialization_library = Some(class);
}
