//! `Session`: the Glue API with credentials and a region, and the calls that are made.

use aws_config::Region;
use aws_sdk_glue::Client;
use aws_sdk_glue::operation::get_database::GetDatabaseOutput;
use aws_sdk_glue::operation::get_databases::GetDatabasesOutput;
use aws_sdk_glue::operation::get_partitions::GetPartitionsOutput;
use aws_sdk_glue::operation::get_table::GetTableOutput;
use aws_sdk_glue::operation::get_tables::GetTablesOutput;
use aws_sdk_glue::types::{DatabaseAttributes, ResourceShareType, TableAttributes};

use super::address::Address;
use super::failure::{Call, Failure};
use crate::aws::{self, Exchange, Network, Reach};
use crate::config::GlueCatalog;
use crate::diagnostic::Diagnostics;

/// The most tables that Glue gives at once.
const PAGE: i32 = 100;

/// The Glue API with credentials and a region.
#[derive(Debug)]
pub(super) struct Session {
    client: Client,
    catalog_id: Option<String>,
    region: String,
}

/// An answer of the Glue API.
pub(super) struct Page<T> {
    /// What the SDK made of it.
    pub(super) output: T,
    /// The answer as it came.
    pub(super) body: String,
    call: Call,
    endpoint: String,
}

impl<T> Page<T> {
    /// The failure that the answer is well-formed, and no answer to the question.
    pub(super) fn not_glue(&self, what: &str) -> Failure {
        Failure::not_glue(self.call.clone(), &self.endpoint, what)
    }
}

/// Sends a call of the SDK to an address, and keeps what went over the wire.
macro_rules! send {
    ($session:expr, $action:literal, $address:expr, $builder:expr) => {{
        let exchange = Exchange::default();
        let mut sent = $builder.customize().interceptor(exchange.clone());
        if let Some(region) = &$address.region {
            let region = Region::new(region.clone());
            sent = sent.config_override(aws_sdk_glue::Config::builder().region(region));
        }
        let result = sent.send().await;
        let (call, seen) = ($session.call($action, $address), exchange.take());
        match result {
            Ok(output) => Ok(Page {
                output,
                body: seen.body,
                call,
                endpoint: seen.endpoint,
            }),
            Err(error) => Err(Failure::new(call, &error, &seen)),
        }
    }};
}

impl Session {
    /// Finds credentials and a region as every AWS program does.
    pub(super) async fn open(
        catalog: &GlueCatalog,
        network: &Network,
    ) -> Result<Self, Diagnostics> {
        let reach = Reach {
            region: catalog.region.as_deref(),
            profile: catalog.profile.as_deref(),
            endpoint_url: catalog.endpoint_url.as_deref(),
        };
        let opened = aws::open(reach, network).await?;
        Ok(Self {
            client: Client::new(&opened.sdk),
            catalog_id: catalog.catalog_id.clone(),
            region: opened.region,
        })
    }

    /// The region that is asked where an address names none.
    pub(super) fn region(&self) -> &str {
        &self.region
    }

    /// The catalog that is asked where an address names none, unless it is the credentials' own.
    pub(super) fn default_catalog_id(&self) -> Option<&str> {
        self.catalog_id.as_deref()
    }

    fn call(&self, action: &'static str, address: &Address) -> Call {
        Call {
            action,
            address: address.clone(),
            catalog_id: self.catalog_id(address),
            region: address
                .region
                .clone()
                .unwrap_or_else(|| self.region.clone()),
        }
    }

    fn catalog_id(&self, address: &Address) -> Option<String> {
        address
            .catalog_id
            .clone()
            .or_else(|| self.catalog_id.clone())
    }

    pub(super) async fn table(&self, at: &Address) -> Result<Page<GetTableOutput>, Failure> {
        let call = self
            .client
            .get_table()
            .set_catalog_id(self.catalog_id(at))
            .database_name(&at.database)
            .name(at.table());
        send!(self, "glue:GetTable", at, call)
    }

    /// A page of the tables of a database, with their columns.
    pub(super) async fn tables(
        &self,
        at: &Address,
        token: Option<String>,
    ) -> Result<Page<GetTablesOutput>, Failure> {
        let call = self
            .client
            .get_tables()
            .set_catalog_id(self.catalog_id(at))
            .database_name(&at.database)
            .max_results(PAGE)
            .set_next_token(token);
        send!(self, "glue:GetTables", at, call)
    }

    /// A page of the partitions of a table, without their columns.
    pub(super) async fn partitions(
        &self,
        at: &Address,
        token: Option<String>,
    ) -> Result<Page<GetPartitionsOutput>, Failure> {
        let call = self
            .client
            .get_partitions()
            .set_catalog_id(self.catalog_id(at))
            .database_name(&at.database)
            .table_name(at.table())
            .exclude_column_schema(true)
            .set_next_token(token);
        send!(self, "glue:GetPartitions", at, call)
    }

    /// A page of the names of the tables of a database.
    pub(super) async fn table_names(
        &self,
        at: &Address,
        token: Option<String>,
    ) -> Result<Page<GetTablesOutput>, Failure> {
        let call = self
            .client
            .get_tables()
            .set_catalog_id(self.catalog_id(at))
            .database_name(&at.database)
            .attributes_to_get(TableAttributes::Name)
            .max_results(PAGE)
            .set_next_token(token);
        send!(self, "glue:GetTables", at, call)
    }

    pub(super) async fn database(&self, at: &Address) -> Result<Page<GetDatabaseOutput>, Failure> {
        let call = self
            .client
            .get_database()
            .set_catalog_id(self.catalog_id(at))
            .name(&at.database);
        send!(self, "glue:GetDatabase", at, call)
    }

    /// A page of the names of the databases, those shared by other accounts among them.
    pub(super) async fn database_names(
        &self,
        at: &Address,
        token: Option<String>,
    ) -> Result<Page<GetDatabasesOutput>, Failure> {
        let call = self
            .client
            .get_databases()
            .set_catalog_id(self.catalog_id(at))
            .attributes_to_get(DatabaseAttributes::Name)
            .resource_share_type(ResourceShareType::All)
            .max_results(PAGE)
            .set_next_token(token);
        send!(self, "glue:GetDatabases", at, call)
    }
}
