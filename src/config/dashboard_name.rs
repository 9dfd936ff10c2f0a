//! `DashboardName`: the dashboards that can be generated, by their ids.

use std::fmt;

use super::fault::Fault;
use crate::diagnostic::near_word;

/// A dashboard that can be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DashboardName {
    /// Who signs in to the console, and why sign-ins fail.
    ConsoleLoginOverview,
    /// What goes on in the accounts.
    GeneralOperations,
    /// What fails, for whom, and why.
    ErrorOverview,
    /// Changes to security groups and to the network.
    SecurityGroups,
    /// What one principal does.
    AccountActivity,
    /// Changes to users, roles, policies and keys.
    PrivilegedChanges,
    /// The monitors of the CIS benchmark.
    CisMonitoring,
    /// Who reads which data, and what leaves.
    DataAccess,
}

impl DashboardName {
    /// All of them, in the order in which they are listed everywhere.
    pub const ALL: [Self; 8] = [
        Self::ConsoleLoginOverview,
        Self::GeneralOperations,
        Self::ErrorOverview,
        Self::SecurityGroups,
        Self::AccountActivity,
        Self::PrivilegedChanges,
        Self::CisMonitoring,
        Self::DataAccess,
    ];

    /// Those that are generated where nothing is said: data events are dear, and few trails have them.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        let names = Self::ALL.into_iter();
        names.filter(|name| *name != Self::DataAccess).collect()
    }

    /// The id of the dashboard, by which people name it everywhere.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConsoleLoginOverview => "console_login_overview",
            Self::GeneralOperations => "general_operations",
            Self::ErrorOverview => "error_overview",
            Self::SecurityGroups => "ec2_security_group_modifications",
            Self::AccountActivity => "operational_account_activity",
            Self::PrivilegedChanges => "privileged_and_iam_changes",
            Self::CisMonitoring => "cis_monitoring",
            Self::DataAccess => "data_access_and_exfiltration",
        }
    }
}

impl fmt::Display for DashboardName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The dashboard of that name.
pub(super) fn dashboard(text: &str) -> Result<DashboardName, Fault> {
    let known = DashboardName::ALL.into_iter();
    known
        .clone()
        .find(|name| name.as_str() == text)
        .ok_or_else(|| {
            let near = near_word(text, known.map(DashboardName::as_str));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write some of `{}`", all()),
            };
            Fault::new("is no dashboard", help)
        })
}

/// Every name, for messages.
fn all() -> String {
    DashboardName::ALL.map(DashboardName::as_str).join("`, `")
}
