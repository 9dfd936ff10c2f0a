//! `Flag`: what can be unusual in a sign-in, what it weighs, and how the reasons name it.
//!
//! The weights follow the severities of public detection rules for AWS (Sigma, Elastic, Datadog, AlphaSOC):
//! what is wrong in itself weighs more than what is merely new.

use crate::lookml::View;
use crate::modeling::definition::Definition;
use crate::modeling::manifest::{Setting, setting};

/// What can be unusual in a sign-in.
pub(super) struct Flag {
    /// The field.
    pub(super) name: &'static str,
    /// The constant of the manifest that holds its weight.
    pub(super) constant: &'static str,
    weight: &'static str,
    /// In the words of the reasons.
    pub(super) reason: &'static str,
    label: &'static str,
    description: &'static str,
    sql: &'static str,
    needs: &'static [&'static str],
}

/// From how many days on a user has been away for long.
const DORMANT_DAYS: &str = "RISK_DORMANT_DAYS";
/// The distance below which no travel is impossible, since places are estimates.
const TRAVEL_KM: &str = "RISK_TRAVEL_KM";
/// The speed that nobody travels at.
const TRAVEL_KM_PER_HOUR: &str = "RISK_TRAVEL_KM_PER_HOUR";

/// The flags, in the order of the reasons: the heaviest first.
///
/// In their SQL each line stands or falls with the fields that it names.
pub(super) const FLAGS: [Flag; 12] = [
    Flag {
        name: "is_without_mfa",
        constant: "RISK_NO_MFA",
        weight: "3",
        reason: "no MFA",
        label: "Is Without MFA",
        description: "Whether an IAM user or root signed in without a second factor. For people who sign in at an identity provider AWS cannot see it, and this is No.",
        sql: "(${mfa_status} = 'No MFA')",
        needs: &[],
    },
    Flag {
        name: "is_root",
        constant: "RISK_ROOT",
        weight: "3",
        reason: "root",
        label: "Is Root",
        description: "Whether the root user of the account signed in. Few tasks need it.",
        sql: "(${identity_class} = 'Root user')",
        needs: &[],
    },
    Flag {
        name: "has_user_failures",
        constant: "RISK_USER_FAILURES",
        weight: "3",
        reason: "failures of this user before",
        label: "Has User Failures Before",
        description: "Whether at least as many sign-ins of this user failed in the hour before as Failure Threshold says, from whatever address.",
        sql: "(${user_failures_60m} >= {% parameter failure_threshold %})",
        needs: &[],
    },
    Flag {
        name: "has_address_failures",
        constant: "RISK_ADDRESS_FAILURES",
        weight: "3",
        reason: "failures from this address before",
        label: "Has Address Failures Before",
        description: "Whether at least as many sign-ins from this address failed in the hour before as Failure Threshold says, of whatever users and with names that do not exist.",
        sql: "(${ip_failures_60m} >= {% parameter failure_threshold %})",
        needs: &[],
    },
    Flag {
        name: "is_not_a_browser",
        constant: "RISK_NOT_A_BROWSER",
        weight: "3",
        reason: "not a browser",
        label: "Is Not a Browser",
        description: "Whether the client does not name itself as a browser, as scripts and attack tools do.",
        sql: "(${client} = 'Not a browser')",
        needs: &[],
    },
    Flag {
        name: "is_new_country",
        constant: "RISK_NEW_COUNTRY",
        weight: "2",
        reason: "new country",
        label: "Is New Country",
        description: "Whether the user signed in before, but from no address in this country. Addresses without a country say nothing.",
        sql: "(NOT ${is_new_user} AND COALESCE(${TABLE}.seconds_since_country > 86400 * {% parameter baseline_days %}, true)\nAND ${country_code} IS NOT NULL\n)",
        needs: &["country_code"],
    },
    Flag {
        name: "is_impossible_travel",
        constant: "RISK_IMPOSSIBLE_TRAVEL",
        weight: "2",
        reason: "impossible travel",
        label: "Is Impossible Travel",
        description: "Whether the user was too far away when he last signed in to have come here since. The constants RISK_TRAVEL_KM and RISK_TRAVEL_KM_PER_HOUR say what too far is. A VPN looks the same.",
        sql: "(${km_from_previous} > @{RISK_TRAVEL_KM} AND ${km_from_previous} > @{RISK_TRAVEL_KM_PER_HOUR} * ${hours_from_previous})",
        needs: &[],
    },
    Flag {
        name: "is_dormant",
        constant: "RISK_DORMANT",
        weight: "2",
        reason: "dormant",
        label: "Is Dormant",
        description: "Whether the user signed in for the first time after at least as many days as the constant RISK_DORMANT_DAYS says. A baseline that is shorter than that shows such users as new.",
        sql: "COALESCE(${days_since_previous} >= @{RISK_DORMANT_DAYS}, false)",
        needs: &[],
    },
    Flag {
        name: "is_new_network",
        constant: "RISK_NEW_NETWORK",
        weight: "1",
        reason: "new network",
        label: "Is New Network",
        description: "Whether the user signed in before, but not from this network: the /24 of an IPv4 address, the /64 of an IPv6 address. Known networks are never new.",
        sql: "(NOT ${is_new_user} AND COALESCE(${TABLE}.seconds_since_network > 86400 * {% parameter baseline_days %}, true)\nAND NOT ${is_known_network}\n)",
        needs: &["source_network"],
    },
    Flag {
        name: "is_new_client",
        constant: "RISK_NEW_CLIENT",
        weight: "1",
        reason: "new client",
        label: "Is New Client",
        description: "Whether the user signed in before, but not with this browser.",
        sql: "(NOT ${is_new_user} AND COALESCE(${TABLE}.seconds_since_client > 86400 * {% parameter baseline_days %}, true))",
        needs: &["client"],
    },
    Flag {
        name: "is_outside_hours",
        constant: "RISK_OUTSIDE_HOURS",
        weight: "1",
        reason: "outside hours",
        label: "Is Outside Business Hours",
        description: "Whether it happened at a weekend or outside the business hours that the constants of the manifest set, and not from a known network.",
        sql: "(${TABLE}.is_outside_hours\nAND NOT ${is_known_network}\n)",
        needs: &["is_outside_hours"],
    },
    Flag {
        name: "is_new_user",
        constant: "RISK_NEW_USER",
        weight: "1",
        reason: "new user",
        label: "Is New User",
        description: "Whether the user did not sign in on any of the days that Baseline Days says. Nothing else is called new then.",
        sql: "COALESCE(${TABLE}.seconds_since_previous > 86400 * {% parameter baseline_days %}, true)",
        needs: &[],
    },
];

impl Flag {
    /// The field.
    pub(super) fn definition(&self) -> Definition {
        Definition::dimension(self.name, "Risk", self.label, self.description, self.sql)
            .needs(self.needs)
            .yesno()
    }
}

/// The constants that the fields of the view name: weights, and the numbers behind the flags.
pub(in crate::modeling) fn settings(view: &View) -> Vec<Setting> {
    let numbers = [
        (
            DORMANT_DAYS,
            "45",
            "Risk: Dormant Days",
            "After how many days without a sign-in a user is dormant.",
        ),
        (
            TRAVEL_KM,
            "500",
            "Risk: Travel Kilometres",
            "Below how many kilometres no travel is impossible, since places are estimates.",
        ),
        (
            TRAVEL_KM_PER_HOUR,
            "1000",
            "Risk: Travel Kilometres per Hour",
            "Above how many kilometres per hour travel is impossible.",
        ),
    ];
    let weights = FLAGS.iter().map(|flag| {
        let label = format!("Risk Weight: {}", flag.label);
        let description = format!(
            "What the reason \u{201c}{}\u{201d} adds to the score.",
            flag.reason
        );
        setting(flag.constant, flag.weight.to_owned(), label, description)
    });
    let numbers = numbers
        .into_iter()
        .map(|(name, value, label, description)| {
            setting(name, value.to_owned(), label, description)
        });
    let texts = || view.fields.iter().filter_map(|field| field.sql.as_deref());
    weights
        .chain(numbers)
        .filter(|setting| texts().any(|sql| sql.contains(&format!("@{{{}}}", setting.name))))
        .collect()
}
