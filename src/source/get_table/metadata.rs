//! Athena's `TableMetadata` keeps the storage descriptor flattened among the parameters.

use crate::glue::Table;

const SERDE_PARAMETER: &str = "serde.param.";

/// Moves the parameters that Athena made of the storage descriptor back to where Glue has them.
pub(super) fn unflatten(table: &mut Table) {
    let parameters = std::mem::take(&mut table.parameters);
    let places = std::mem::take(&mut table.places.parameters);
    for ((key, value), place) in parameters.into_iter().zip(places) {
        let storage = &mut table.storage;
        match key.as_str() {
            "location" => {
                table.places.location = Some(place);
                storage.location = Some(value);
            }
            "inputformat" => storage.input_format = Some(value),
            "outputformat" => storage.output_format = Some(value),
            "serde.serialization.lib" => storage.serde.serialization_library = Some(value),
            _ => {
                if let Some(name) = key.strip_prefix(SERDE_PARAMETER) {
                    storage.serde.parameters.push((name.to_owned(), value));
                } else {
                    table.parameters.push((key, value));
                    table.places.parameters.push(place);
                }
            }
        }
    }
}
