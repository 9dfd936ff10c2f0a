//! The page that lies beside the tables: how they go to Athena, whose data it is, when it has to go.

use super::statement::Properties;

/// The words that MaxMind asks for: GeoLite2 End User License Agreement
/// (<https://www.maxmind.com/en/geolite2/eula>).
const GEOLITE: &str = "\
This build was made from GeoLite2.
MaxMind's agreement asks for these words wherever the data is shown or used:

> This product includes GeoLite2 Data created by MaxMind, available from <https://www.maxmind.com>.

**Old data has to go.** Within 30 days of a new release the old one has to be destroyed, with what was made from it: build again from the new release, switch the tables, and delete the old prefix.
The files may not be given to others but under the terms of the agreement: <https://www.maxmind.com/en/geolite2/eula>.
";

const GEOIP: &str = "\
This build was made from MaxMind's commercial databases; your contract with MaxMind says who may see the data and for how long you may keep it.
";

const OTHER: &str = "\
The files do not say under which licence they come: look where you got them.
Copies of GeoLite2 stay under MaxMind's agreement (<https://www.maxmind.com/en/geolite2/eula>), whoever hands them on: it asks for the words *This product includes GeoLite2 Data created by MaxMind, available from <https://www.maxmind.com>*, and for old data to be destroyed within 30 days of a new release.
";

pub(super) fn readme(properties: &Properties) -> String {
    let Properties {
        build,
        source,
        source_built,
        ..
    } = properties;
    let address = properties.address();
    let built = source_built.unwrap_or("a day that the files do not tell");
    let licence = licence(source);
    format!(
        "# Geolocation tables {build}

Made by `cloudtrail-lookml geo build` from {source}, of {built}.

| file | what it is |
| --- | --- |
| `ip_ranges/` | ranges of addresses with their place, Parquet |
| `ip_blocks/` | which bits of an address are the keys of the ranges, Parquet |
| `ip_ranges.sql`, `ip_blocks.sql` | the statements that make the two tables in Athena |

## To Athena

1. Upload the two folders: `aws s3 sync . {address}/ --exclude '*' --include 'ip_*/*'`
2. The first time, run the two statements. From then on, for a new build, `DROP TABLE` and the statement, for both tables; the old prefix stays whole until you delete it, so that running queries end well.
3. Name the tables in `cloudtrail-lookml.yml`, below `geolocation:`, and run `cloudtrail-lookml generate`.

The two tables belong together: blocks of one build do not fit ranges of another.
`cloudtrail-lookml geo check` tells whether they do, and how old the data is.

## Licence

{licence}"
    )
}

fn licence(source: &str) -> String {
    let mut parts = Vec::new();
    let names = || source.split(", ");
    if names().any(|name| name.starts_with("GeoLite2")) {
        parts.push(GEOLITE);
    }
    if names().any(|name| name.starts_with("GeoIP")) {
        parts.push(GEOIP);
    }
    if names().any(|name| !name.starts_with("GeoLite2") && !name.starts_with("GeoIP")) {
        parts.push(OTHER);
    }
    parts.join("\n")
}
