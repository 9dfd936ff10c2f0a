//! `Introduction`: the text at the top of a page: how to read it, and what opening it costs.

use super::page::Text;
use super::scene::DashboardScene;

/// The text at the top of a page. All of it is the program's own: names of models and explores are
/// checked when the configuration is read.
pub(super) struct Introduction {
    /// The title.
    pub(super) title: &'static str,
    /// How to read the page.
    pub(super) reading: String,
    /// Rows that the reading takes.
    pub(super) height: u32,
    /// Explores to go on with: what people read, and the explore.
    pub(super) links: Vec<(&'static str, String)>,
}

impl Introduction {
    /// Rows of the tile.
    pub(super) fn height(&self, scene: &DashboardScene) -> u32 {
        self.height + u32::from(scene.reads_whole_bucket)
    }

    /// The text, for a page that runs so many queries.
    pub(super) fn text(
        self,
        queries: usize,
        is_cross_filtered: bool,
        scene: &DashboardScene,
    ) -> Text {
        let model = &scene.model;
        let links: Vec<String> = self
            .links
            .iter()
            .filter(|(_, explore)| scene.has_explore(explore))
            .map(|(label, explore)| format!("[{label}](/explore/{model}/{explore})"))
            .collect();
        let cost = cost(scene, queries, is_cross_filtered);
        Text {
            name: "how_to_read",
            title: self.title,
            body: format!(
                "{}\n\n{cost} Explore further: {}.",
                self.reading,
                links.join(", ")
            ),
        }
    }
}

/// What opening the page costs.
fn cost(scene: &DashboardScene, queries: usize, is_cross_filtered: bool) -> String {
    let runs = match queries {
        1 => "Opening the page runs 1 query".to_owned(),
        _ => format!("Opening the page runs {queries} queries"),
    };
    let again = if is_cross_filtered {
        "each click that filters it"
    } else {
        "each change of a filter"
    };
    let text = if scene.reads_whole_bucket {
        format!(
            "**The table has no partitions by date: whatever the filter *Date* says, each tile reads \
             the whole bucket.** {runs}; tiles that show the same query share it."
        )
    } else {
        format!("{runs} over the days of the filter *Date*, and so does {again}.")
    };
    match scene.max_days {
        Some(days) => format!("{text} No query looks at more than {days} days."),
        None => text,
    }
}
