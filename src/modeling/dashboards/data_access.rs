//! Data Access and Exfiltration: who reads which data, and what leaves.

use crate::lookml::Dashboard;
use crate::modeling::BUCKET_READER;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{CHANGE, FAILURE, Look, NEUTRAL};
use super::page::{Page, Section};
use super::page_filter::{identity_class, known_network, principal, source_ip, text};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// Hours that the page begins with.
const HOURS: u32 = 24;

/// The figures at the top.
const FIGURES: [KeyFigure; 5] = [
    KeyFigure {
        name: "bytes_out",
        title: "Bytes out",
        measure: "total_bytes_out",
        comparison: None,
        color: CHANGE,
        hint: "Bytes of objects that were read, as Amazon S3 recorded them.",
    },
    KeyFigure {
        name: "objects_read",
        title: "Objects read",
        measure: "objects_read",
        comparison: None,
        color: NEUTRAL,
        hint: "Successful reads of objects.",
    },
    KeyFigure {
        name: "buckets",
        title: "Buckets",
        measure: "buckets_read",
        comparison: None,
        color: NEUTRAL,
        hint: "Buckets that objects were read from.",
    },
    KeyFigure {
        name: "principals",
        title: "Principals",
        measure: "data_readers",
        comparison: None,
        color: NEUTRAL,
        hint: "Principals that read objects, counted once in each account.",
    },
    KeyFigure {
        name: "reads_from_unknown_networks",
        title: "Reads from unknown networks",
        measure: "reads_unknown_network",
        comparison: None,
        color: FAILURE,
        hint: "Reads from addresses outside the networks that are known as yours.",
    },
];

/// The *Data Access and Exfiltration*.
pub(super) fn data_access(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let range = scene.range_of(HOURS);
    let page = Page {
        id: "data_access_and_exfiltration",
        title: "Data Access and Exfiltration",
        description: "Who reads which buckets and secrets, how much leaves, and what was opened to \
                      others.",
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            known_network(scene),
            text("Bucket", "bucket", scene),
        ],
        is_cross_filtered: false,
        is_run_at_once: false,
        introduction: Introduction {
            title: "How to read this dashboard",
            reading: "Reads of objects are data events: the page shows them only where the trail logs \
                      them, and they are many, so it waits for *Run*. Look for bytes that do not fit the \
                      reader, for readers that are new to a bucket, and for what was shared outside. \
                      Changes of policies, sharing and secrets are management events, which every trail \
                      has."
                .to_owned(),
            height: 4,
            links: vec![("all events", scene.events.clone())],
        },
        sections: vec![
            Section::plain(strip(&FIGURES, reads, scene)),
            Section::plain(vec![
                bytes_over_time(scene.time_of(&range), scene),
                top_readers(scene),
                top_buckets(scene),
                first_time_readers(scene),
                exposure(scene),
                sharing(scene),
                secrets(scene),
                mass_delete(scene),
            ]),
        ],
        range,
    };
    page.into_dashboard(scene)
}

/// These fields, of successful reads of objects.
fn reads<T: Into<String>>(fields: impl IntoIterator<Item = T>) -> TileQuery {
    TileQuery::of(fields).filtered("is_object_read", "Yes")
}

fn bytes_over_time(time: &'static str, scene: &DashboardScene) -> Tile {
    Tile::new(
        "bytes_out_over_time",
        "Bytes out over time",
        "looker_area",
        reads([time, "total_bytes_out"])
            .filled([time])
            .sorted([time]),
        &[time, "total_bytes_out"],
    )
    .sized(24, 8)
    .drawn(Look::cartesian("", scene).mean_and_deviation("Mean and deviation"))
    .hint("The band is one standard deviation around the mean over the rows shown.")
}

fn top_readers(scene: &DashboardScene) -> Tile {
    Tile::grid(
        "top_readers",
        "Top readers",
        reads([
            "principal",
            "identity_class",
            "total_bytes_out",
            "objects_read",
            "buckets_read",
            "source_ips",
        ])
        .sorted(["total_bytes_out desc"])
        .limited(50),
        &["principal", "total_bytes_out"],
        &["total_bytes_out"],
        scene,
    )
    .sized(12, 8)
    .hint("Who took the most bytes out.")
}

fn top_buckets(scene: &DashboardScene) -> Tile {
    Tile::grid(
        "top_buckets",
        "Top buckets",
        reads([
            "bucket",
            "total_bytes_out",
            "objects_read",
            "data_readers",
            "last_seen",
        ])
        .sorted(["total_bytes_out desc"])
        .limited(50),
        &["bucket", "objects_read"],
        &["total_bytes_out"],
        scene,
    )
    .sized(12, 8)
    .hint("Where the bytes came from.")
}

fn first_time_readers(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "bucket",
        "first_read_at",
        "reads",
        "bytes",
        "last_source_ip",
    ])
    .over(BUCKET_READER)
    .filtered("is_first_time", "Yes");
    Tile::grid(
        "first_time_readers",
        "First-time bucket readers",
        query.sorted(["bytes desc"]).limited(50),
        &["principal", "bucket"],
        &[],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("Principals that read a bucket in the period and not in the days before it, as many as the constant LOOK_BACK_DAYS says.")
}

fn exposure(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "bucket",
        "source_ip",
    ])
    .filtered("is_exposure_change", "Yes");
    Tile::grid(
        "exposure",
        "Public access and bucket policy changes",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(12, 8)
    .hint("Policies, access lists and blocks of public access, and who changed them.")
}

fn sharing(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "external_sharing",
        "source_ip",
    ])
    .filtered("external_sharing", "-NULL");
    Tile::grid(
        "sharing",
        "Replication, and snapshots and images shared",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "external_sharing"],
        &[],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .ignores(&["bucket"])
    .hint("To whom a snapshot or an image was opened, or where a bucket is copied to. The group \"all\" is everybody.")
}

fn secrets(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "secret_read",
        "events",
        "source_ips",
        "last_seen",
    ])
    .filtered("secret_read", "-NULL");
    Tile::grid(
        "secrets",
        "Secrets and parameters read",
        query.sorted(["events desc"]).limited(100),
        &["principal", "secret_read"],
        &["events"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .ignores(&["bucket"])
    .hint("Who read which secret of Secrets Manager or parameter of Systems Manager.")
}

fn mass_delete(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "event_source",
        "event_name",
        "data_deletions",
        "source_ips",
        "first_seen",
        "last_seen",
    ])
    .filtered("data_deletions", ">=10");
    Tile::grid(
        "mass_delete",
        "Mass deletion",
        query.sorted(["data_deletions desc"]).limited(50),
        &["principal", "data_deletions"],
        &["data_deletions"],
        scene,
    )
    .sized(24, 8)
    .in_full()
    .ignores(&["bucket"])
    .hint("At least 10 objects, buckets, snapshots, volumes, databases or tables deleted by one principal with one action.")
}
