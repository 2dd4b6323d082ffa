//! The door of landlock: which files a confined run may read and write.
//!
//! What is asked of a kernel: the second version of Landlock's interface (Linux 5.19), which is the first that lets folders
//! be exchanged. What later versions add (cutting files short, devices, ports, signals and abstract sockets) is asked for
//! where it is known; [`calls`](super::calls) refuses the same by other means.

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, RestrictionStatus,
    Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, make_bitflags,
    path_beneath_rules,
};

use super::reachable_paths::ReachablePaths;

/// The version without which nothing is promised.
const REQUIRED: ABI = ABI::V2;
/// The newest version that was looked at.
const KNOWN: ABI = ABI::V6;

/// What may be done below a folder that is read.
const READ: BitFlags<AccessFs> = make_bitflags!(AccessFs::{ReadFile | ReadDir});
/// What may be done below a folder that is written: files and folders, but no links, devices, pipes and sockets.
const WRITE: BitFlags<AccessFs> = make_bitflags!(AccessFs::{
    ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer
});
/// By these the standard library tells how many threads are worth while.
const CORES: [&str; 2] = ["/proc/self/cgroup", "/sys/fs/cgroup"];

/// Gives up the rights to all other files.
pub(super) fn restrict(reach: &ReachablePaths) -> Result<(), ()> {
    match rules(reach).map_err(drop)?.ruleset {
        RulesetStatus::NotEnforced => Err(()),
        RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced => Ok(()),
    }
}

fn rules(reach: &ReachablePaths) -> Result<RestrictionStatus, RulesetError> {
    let ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(REQUIRED))?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(KNOWN))?
        .handle_access(AccessNet::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?;
    ruleset
        .create()?
        .add_rules(path_beneath_rules(&reach.read, READ))?
        .add_rules(path_beneath_rules(CORES, READ))?
        .add_rules(path_beneath_rules(&reach.write, WRITE))?
        .restrict_self()
}
