//! `Network`: how the AWS SDK reaches the world.

use std::sync::Arc;

use aws_config::ConfigLoader;

type Adjust = dyn Fn(ConfigLoader) -> ConfigLoader + Send + Sync;

/// How the AWS SDK reaches the world: as the SDK does it, unless something is put in its place.
#[derive(Clone, Default)]
pub struct Network {
    adjust: Option<Arc<Adjust>>,
}

impl Network {
    /// A network with other parts, such as an HTTP client that replays answers.
    #[must_use]
    pub fn with(adjust: impl Fn(ConfigLoader) -> ConfigLoader + Send + Sync + 'static) -> Self {
        Self {
            adjust: Some(Arc::new(adjust)),
        }
    }

    pub(super) fn adjust(&self, loader: ConfigLoader) -> ConfigLoader {
        match &self.adjust {
            Some(adjust) => adjust(loader),
            None => loader,
        }
    }
}
