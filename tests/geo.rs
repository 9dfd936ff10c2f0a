//! `geo build`: what the tables answer is what the inputs say, and bad input leaves nothing behind.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

#[path = "geo/mmdb_writer.rs"]
mod mmdb_writer;
#[path = "fuzz/random.rs"]
#[allow(dead_code, reason = "the readers' fuzz tests use the rest")]
mod random;
#[path = "geo/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use camino::Utf8PathBuf;
use cloudtrail_lookml::geo::{self, BuildOptions, Limits, Overlaps, Progress};
use cloudtrail_lookml::report;
use maxminddb::Reader;
use mmdb_writer::{Mmdb, Value, map, text};
use parquet::record::Field;
use random::Random;
use table::Tables;

/// Nobody looks.
struct Silent;

impl Progress for Silent {
    fn at(&mut self, read: u64, of: u64) {
        assert!(read <= of);
    }
}

fn options(folder: &Path, inputs: &[&str], limits: Limits) -> BuildOptions {
    let path = |name: &str| Utf8PathBuf::from_path_buf(folder.join(name)).unwrap();
    BuildOptions {
        inputs: inputs.iter().map(|input| path(input)).collect(),
        out: path("out"),
        locale: "en".to_owned(),
        location: "s3://bucket/geo".to_owned(),
        source_built: None,
        overlaps: Overlaps::Refused,
        limits,
    }
}

/// Builds and reads the tables back.
fn built(folder: &Path, inputs: &[&str], limits: Limits) -> Tables {
    match geo::build(&options(folder, inputs, limits), &mut Silent) {
        Ok(summary) => Tables::read(summary.folder.as_std_path()),
        Err(errors) => panic!("{}", report::render(&errors)),
    }
}

fn mapped(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(address.to_ipv6_mapped()),
        IpAddr::V6(address) => u128::from(address),
    }
}

/// A network of a test: address, prefix, and its number.
#[derive(Clone, Copy, Debug)]
struct Net {
    address: IpAddr,
    prefix: u8,
    asn: u32,
}

impl Net {
    fn bits(self) -> u8 {
        if self.address.is_ipv4() { 32 } else { 128 }
    }

    fn first(self) -> u128 {
        mapped(self.address)
    }

    fn last(self) -> u128 {
        let host = u32::from(self.bits() - self.prefix);
        self.first() | u128::MAX.checked_shr(128 - host).unwrap_or(0)
    }

    fn contains(self, address: u128) -> bool {
        (self.first()..=self.last()).contains(&address)
    }
}

/// Networks within networks, crowded in a few places as those of hosters are.
fn random_networks(random: &mut Random, is_v4: bool) -> Vec<Net> {
    let mut nets = BTreeMap::new();
    let count = 20 + random.below(150);
    let crowd = random_address(random, is_v4);
    for number in 0..count {
        let (base, shortest) = match random.below(3) {
            0 => (random_address(random, is_v4), 4),
            // Under one outer block, so that it gets inner ones.
            1 => (crowd ^ (random_address(random, is_v4) >> 20), 16),
            _ => (crowd ^ (random_address(random, is_v4) >> 44), 24),
        };
        let bits = if is_v4 { 32 } else { 128 };
        let longest = if random.below(8) == 0 {
            bits
        } else {
            bits.min(64)
        };
        let prefix = shortest + random.below(longest - shortest + 1);
        // No wider than the rest of the file makes sense of: an IPv6 /4 is a million blocks.
        let prefix = if is_v4 { prefix } else { prefix.max(16) };
        let host = u128::MAX.checked_shr(u32::try_from(prefix).unwrap());
        let network = base & !host.unwrap_or(0);
        let address: IpAddr = if is_v4 {
            Ipv4Addr::from(u32::try_from(network >> 96).unwrap()).into()
        } else {
            Ipv6Addr::from(network).into()
        };
        let net = Net {
            address,
            prefix: u8::try_from(prefix).unwrap(),
            // Few numbers, so that neighbours often have the same.
            asn: u32::try_from(64_496 + number % 5).unwrap(),
        };
        nets.insert((net.first(), net.prefix), net);
    }
    nets.into_values().collect()
}

/// 128 random bits for IPv6 below `2000::/3`, 32 at the top for IPv4.
fn random_address(random: &mut Random, is_v4: bool) -> u128 {
    let word = |random: &mut Random| u128::from(u32::try_from(random.below(1 << 32)).unwrap());
    let top = word(random) << 96;
    if is_v4 {
        return top;
    }
    let rest = word(random) << 64 | word(random) << 32 | word(random);
    (top >> 3 | 0x2000 << 112) | rest
}

/// The addresses at which an answer may change, and some within.
fn interesting(random: &mut Random, nets: &[Net]) -> Vec<u128> {
    let mut addresses = Vec::new();
    for net in nets {
        let (first, last) = (net.first(), net.last());
        let within =
            first + (random_address(random, false) >> net.prefix.min(127)) % (last - first).max(1);
        addresses.extend([first, last, within.min(last)]);
        addresses.extend(first.checked_sub(1));
        addresses.extend(last.checked_add(1));
    }
    addresses
}

/// The answer by the longest prefix, looked for among all networks.
fn longest_prefix_match(nets: &[Net], address: u128) -> Option<u32> {
    let family = |net: &&Net| net.contains(address);
    let best = nets.iter().filter(family).max_by_key(|net| {
        let outer = if net.address.is_ipv4() { 96 } else { 0 };
        u32::from(net.prefix) + outer
    });
    best.map(|net| net.asn)
}

fn asn_of(tables: &Tables, address: u128) -> Option<u32> {
    let found = tables.look_up(address);
    // The third join is many to one.
    assert!(
        found.len() <= 1,
        "{address:032X} meets {} rows",
        found.len()
    );
    match found.first()?.get("asn")? {
        Field::Long(asn) => u32::try_from(*asn).ok(),
        other => panic!("{other} is no number"),
    }
}

fn blocks_csv(nets: &[Net]) -> String {
    let mut csv = "network,autonomous_system_number,autonomous_system_organization\n".to_owned();
    for net in nets {
        let _ = writeln!(
            csv,
            "{}/{},{},\"AS, {}\"",
            net.address, net.prefix, net.asn, net.asn
        );
    }
    csv
}

#[test]
fn every_address_finds_its_longest_prefix_and_no_other_row() {
    // What is held in memory changes the keys and never the answers.
    let all_limits = [
        Limits::default(),
        Limits {
            ranges_of_a_block: 12,
            sorted_lines: 16,
        },
    ];
    for seed in 1..=40 {
        let mut random = Random::new(seed * 7919);
        let (v4, v6) = (
            random_networks(&mut random, true),
            random_networks(&mut random, false),
        );
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("X-Blocks-IPv4.csv"), blocks_csv(&v4)).unwrap();
        // The order of the lines does not matter.
        let reversed: Vec<Net> = v6.iter().rev().copied().collect();
        fs::write(
            folder.path().join("X-Blocks-IPv6.csv"),
            blocks_csv(&reversed),
        )
        .unwrap();
        let nets: Vec<Net> = v4.into_iter().chain(v6).collect();
        let addresses = interesting(&mut random, &nets);
        for limits in all_limits {
            let tables = built(folder.path(), &[""], limits);
            for address in &addresses {
                let wanted = longest_prefix_match(&nets, *address);
                assert_eq!(
                    asn_of(&tables, *address),
                    wanted,
                    "seed {seed}, {address:032X}"
                );
            }
        }
    }
}

#[test]
fn an_mmdb_file_answers_as_its_own_reader_does() {
    for (seed, record_size) in (1..=12).zip([24, 28, 32].into_iter().cycle()) {
        let mut random = Random::new(seed * 104_729);
        let (v4, v6) = (
            random_networks(&mut random, true),
            random_networks(&mut random, false),
        );
        let mut database = Mmdb::new("GeoLite2-ASN", 6, record_size);
        // Wider networks first, so that the inner ones are written into them.
        let mut nets: Vec<Net> = v4.into_iter().chain(v6).collect();
        nets.sort_by_key(|net| net.prefix);
        for net in &nets {
            let record = map([
                ("autonomous_system_number", Value::U32(net.asn)),
                ("autonomous_system_organization", text("Example")),
            ]);
            database.insert(net.address, net.prefix, &record);
        }
        let bytes = database.finish();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("asn.mmdb"), &bytes).unwrap();
        let tables = built(folder.path(), &["asn.mmdb"], Limits::default());
        let reader = Reader::from_source(bytes).unwrap();
        for address in interesting(&mut random, &nets) {
            let ip = Ipv6Addr::from(address);
            let ip = ip.to_ipv4_mapped().map_or(IpAddr::V6(ip), IpAddr::V4);
            let record = reader.lookup(ip).unwrap();
            let record: Option<maxminddb::geoip2::Asn> = record.decode().unwrap();
            let wanted = record.and_then(|record| record.autonomous_system_number);
            assert_eq!(asn_of(&tables, address), wanted, "seed {seed}, {ip}");
        }
    }
}

fn text_of<'p>(place: &'p table::Place, column: &str) -> Option<&'p str> {
    match place.get(column) {
        Some(Field::Str(text)) => Some(text),
        _ => None,
    }
}

fn city() -> Mmdb {
    let mut database = Mmdb::new("GeoLite2-City", 6, 28);
    let named = |name: &str| map([("names", map([("en", text(name)), ("de", text("Name"))]))]);
    let record = map([
        ("city", named("Vienna")),
        (
            "country",
            map([
                ("iso_code", text("AT")),
                (
                    "names",
                    map([("en", text("Austria")), ("de", text("Österreich"))]),
                ),
            ]),
        ),
        (
            "subdivisions",
            Value::List(vec![named("Vienna"), named("Inner")]),
        ),
        (
            "location",
            map([
                ("accuracy_radius", Value::U16(20)),
                ("latitude", Value::Double(48.2)),
                ("longitude", Value::Double(16.37)),
            ]),
        ),
    ]);
    database.insert("192.0.2.0".parse().unwrap(), 24, &record);
    let registered = map([(
        "registered_country",
        map([
            ("iso_code", text("DE")),
            ("names", map([("en", text("Germany"))])),
        ]),
    )]);
    database.insert("2001:db8::".parse().unwrap(), 32, &registered);
    database
}

#[test]
fn place_and_owner_come_from_files_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("city.mmdb", &city().finish());
    write(
        "GeoLite2-ASN-Blocks-IPv4.csv",
        b"network,autonomous_system_number,autonomous_system_organization\n192.0.2.128/25,64496,Example\n198.51.100.0/24,64497,Other\n",
    );
    let mut anonymous = Mmdb::new("GeoIP2-Anonymous-IP", 4, 24);
    let hoster = map([("is_hosting_provider", Value::Boolean(true))]);
    anonymous.insert("192.0.2.192".parse().unwrap(), 26, &hoster);
    write("anonymous.mmdb", &anonymous.finish());
    let inputs = [
        "city.mmdb",
        "GeoLite2-ASN-Blocks-IPv4.csv",
        "anonymous.mmdb",
    ];
    let tables = built(folder.path(), &inputs, Limits::default());
    let place = |address: &str| {
        let found = tables.look_up(mapped(address.parse().unwrap()));
        assert!(found.len() <= 1);
        found
            .first()
            .map(|place| (*place).clone())
            .unwrap_or_default()
    };
    let half = place("192.0.2.1");
    assert_eq!(text_of(&half, "city"), Some("Vienna"));
    assert_eq!(text_of(&half, "subdivision"), Some("Vienna"));
    assert_eq!(text_of(&half, "country"), Some("Austria"));
    assert_eq!(half["latitude"], Field::Double(48.2));
    assert_eq!(half["accuracy_km"], Field::Int(20));
    assert_eq!(half.get("asn"), None);
    let both = place("192.0.2.129");
    assert_eq!(text_of(&both, "country_code"), Some("AT"));
    assert_eq!(text_of(&both, "network_owner"), Some("Example"));
    assert_eq!(both.get("is_hosting"), None);
    let of_a_host = place("192.0.2.255");
    assert_eq!(of_a_host["is_hosting"], Field::Bool(true));
    assert_eq!(of_a_host["is_anonymous"], Field::Bool(false));
    assert_eq!(
        text_of(&place("198.51.100.7"), "network_owner"),
        Some("Other")
    );
    assert_eq!(text_of(&place("2001:db8::1"), "country"), Some("Germany"));
    assert!(place("203.0.113.1").is_empty());
    assert_eq!(tables.row_count(), 5);
}

#[test]
fn a_flat_record_says_the_same_as_a_nested_one() {
    let mut database = Mmdb::new("city ipv4", 4, 24);
    let record = map([
        ("city", text("Vienna")),
        ("country_code", text("AT")),
        ("latitude", Value::Float(48.2)),
        ("longitude", Value::Float(16.37)),
        ("postcode", text("1010")),
        ("state1", text("Vienna")),
        ("state2", text("")),
        ("timezone", text("Europe/Vienna")),
    ]);
    database.insert("192.0.2.0".parse().unwrap(), 24, &record);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("flat.mmdb"), database.finish()).unwrap();
    let tables = built(folder.path(), &["flat.mmdb"], Limits::default());
    let found = tables.look_up(mapped("192.0.2.7".parse().unwrap()));
    let place = found[0];
    assert_eq!(text_of(place, "city"), Some("Vienna"));
    assert_eq!(text_of(place, "subdivision"), Some("Vienna"));
    assert_eq!(text_of(place, "country_code"), Some("AT"));
    // In these files coordinates are 32-bit floats.
    assert_eq!(place["latitude"], Field::Double(f64::from(48.2_f32)));
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

/// Each folder holds what `geo build` is given, and what it says.
#[test]
fn bad_input_is_told_with_its_place_and_leaves_nothing_behind() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/geo/refused");
    let mut count = 0;
    for case in names(&cases) {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("work");
        copy(&cases.join(&case), &folder);
        let arguments = fs::read_to_string(folder.join("arguments")).unwrap_or_default();
        let _ = fs::remove_file(folder.join("arguments"));
        let _ = fs::remove_file(folder.join("expected.snap"));
        let inputs = names(&folder);
        let mut all = vec!["geo", "build", "--out", "deep/out"];
        all.extend(arguments.lines());
        all.extend(inputs.iter().map(String::as_str));
        let output = run(&folder, &all);
        assert_eq!(output.status.code(), Some(2), "{case}");
        assert_eq!(output.stdout, b"", "{case}");
        assert_eq!(names(&folder), inputs, "{case} leaves something behind");
        let said = String::from_utf8(output.stderr).unwrap();
        insta::with_settings!({
            snapshot_path => cases.join(&case),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("expected", said.trim_end());
        });
        count += 1;
    }
    assert!(count > 20);
}

#[test]
fn a_broken_or_foreign_mmdb_file_is_refused() {
    let whole = city().finish();
    let mut other = Mmdb::new("GeoIP2-Connection-Type", 4, 24);
    other.insert(
        "192.0.2.0".parse().unwrap(),
        24,
        &map([("connection_type", text("Cellular"))]),
    );
    let mut listed = Mmdb::new("City of lists", 4, 24);
    listed.insert(
        "192.0.2.0".parse().unwrap(),
        24,
        &Value::List(vec![text("AT")]),
    );
    let mut behind = whole.clone();
    // The tree points to data that is not there.
    let metadata = behind
        .windows(3)
        .rposition(|w| w == b"\xab\xcd\xef")
        .unwrap();
    behind.drain(metadata - 60..metadata);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("half", whole[..whole.len() / 2].to_vec(), "broken-database"),
        (
            "without its end",
            whole[..whole.len() - 5].to_vec(),
            "broken-database",
        ),
        ("without the end of its data", behind, "broken-database"),
        ("zeros", vec![0; 1000], "broken-database"),
        (
            "about something else",
            other.finish(),
            "wrong-database-type",
        ),
        ("with other records", listed.finish(), "wrong-database-type"),
        (
            "without a network",
            Mmdb::new("GeoLite2-City", 4, 24).finish(),
            "empty-input",
        ),
    ];
    for (name, bytes, code) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x.mmdb"), bytes).unwrap();
        let output = run(folder.path(), &["geo", "build", "--out", "out", "x.mmdb"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(
            said.contains(code) && said.contains("x.mmdb"),
            "{name}: {said}"
        );
        assert_eq!(names(folder.path()), ["x.mmdb"], "{name}");
    }
}

/// The files of a folder with their bytes.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            let inner = bytes(&path);
            all.extend(
                inner
                    .into_iter()
                    .map(|(k, v)| (Path::new(&name).join(k), v)),
            );
        } else {
            all.insert(name.into(), fs::read(path).unwrap());
        }
    }
    all
}

#[test]
fn a_build_is_a_folder_that_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("city.mmdb"), city().finish()).unwrap();
    let arguments = [
        "geo",
        "build",
        "--out",
        "out",
        "--location",
        "s3://bucket/geo/",
        "city.mmdb",
    ];
    let output = run(folder.path(), &arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    // No bar where nobody sees it.
    assert_eq!(output.stderr, b"");
    let first = bytes(&folder.path().join("out"));
    let paths: Vec<String> = first
        .keys()
        .map(|path| path.display().to_string())
        .collect();
    let build = paths[0].split('/').next().unwrap().to_owned();
    assert!(build.starts_with("2026-06-17-"), "{build}");
    let text =
        |name: &str| String::from_utf8(first[&Path::new(&build).join(name)].clone()).unwrap();
    let shown = format!(
        "{}\n== ip_ranges.sql\n{}== ip_blocks.sql\n{}== README.md\n{}== printed\n{}",
        paths.join("\n"),
        text("ip_ranges.sql"),
        text("ip_blocks.sql"),
        text("README.md"),
        String::from_utf8(output.stdout).unwrap(),
    );
    insta::with_settings!({
        snapshot_path => "geo",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("a_build", shown.replace(&build, "BUILD"));
    });

    // The same input gives the same bytes under the same name.
    let again = run(folder.path(), &arguments);
    assert!(String::from_utf8_lossy(&again.stdout).contains("already in"));
    assert_eq!(bytes(&folder.path().join("out")), first);
    assert_eq!(names(folder.path()), ["city.mmdb", "out"]);

    // What was built is what `generate` and `geo check` take.
    let sql = |name: &str| format!("out/{build}/{name}.sql");
    let (ranges, blocks) = (sql("ip_ranges"), sql("ip_blocks"));
    let check = [
        "geo",
        "check",
        "--table",
        &ranges,
        "--table",
        &blocks,
        "--today",
        "2026-06-20",
    ];
    let output = run(folder.path(), &check);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let config = format!("geolocation: {{ranges: {{ddl: {ranges}}}, blocks: {{ddl: {blocks}}}}}\n");
    fs::write(folder.path().join("cloudtrail-lookml.yml"), config).unwrap();
    let output = run(folder.path(), &["generate", "--out", "looker"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let view = folder.path().join("looker/views/ip_geolocation.view.lkml");
    let view = fs::read_to_string(view).unwrap();
    assert!(view.contains("dimension: city") && !view.contains("dimension: asn"));
}

#[test]
fn all_but_reserved_addresses_without_a_key_have_their_place() {
    let lines = [
        "::,::fffe:ffff:ffff,AA",
        "::1:0:0:0,1::ffff,BB",
        "2001:db8::5,2001:db8:0:2::7,CC",
        "2001:db8:0:2::8,2001:db8:0:2::8,DD",
        "fe80::,fe80:0:0:5:ffff:ffff:ffff:ffff,EE",
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("v6.csv"), lines.join("\n")).unwrap();
    fs::write(folder.path().join("v4.csv"), "1.0.0.0,1.255.255.255,FF").unwrap();
    let tables = built(folder.path(), &["v4.csv", "v6.csv"], Limits::default());
    let expected = [
        // Reserved (RFC 4291): `::/64` but for the IPv4 addresses in it, and what has keys like them.
        ("::1", None),
        ("::fffe:ffff:ffff", None),
        ("::1:0:0:0", None),
        ("0:ffff:100:1::", None),
        ("1.0.0.1", Some("FF")),
        ("2.0.0.0", None),
        ("0:0:0:1::", Some("BB")),
        ("0:fffe:ffff:ffff::1", Some("BB")),
        ("1::", Some("BB")),
        ("1::ffff", Some("BB")),
        ("1::1:0", None),
        ("2001:db8::4", None),
        ("2001:db8::5", Some("CC")),
        ("2001:db8:0:1::", Some("CC")),
        ("2001:db8:0:2::7", Some("CC")),
        ("2001:db8:0:2::8", Some("DD")),
        ("2001:db8:0:2::9", None),
        ("fe80::", Some("EE")),
        ("fe80:0:0:6::", None),
    ];
    for (address, code) in expected {
        let found = tables.look_up(mapped(address.parse().unwrap()));
        let codes: Vec<_> = found.iter().map(|it| text_of(it, "country_code")).collect();
        assert_eq!(codes, Vec::from_iter(code.map(Some)), "{address}");
    }
}
