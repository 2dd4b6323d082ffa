//! Which addresses of the network may be asked: those that anybody on the internet could ask, too.
//!
//! A list of others may name any address, and what answers inside a network is for those inside. So an address that leads to this
//! machine, to a private network or to nowhere is refused, in whatever form it is written and wherever a redirect leads.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Tells the addresses that may be asked. It is a value, so that tests can have another one; no option of the program does.
#[derive(Debug, Clone, Copy)]
pub struct AddressFilter(pub fn(IpAddr) -> bool);

impl AddressFilter {
    /// The filter of the program.
    pub const PUBLIC: Self = Self(is_public);

    /// Tells an address that may be asked.
    pub(super) fn allows(self, address: IpAddr) -> bool {
        (self.0)(address)
    }
}

/// Networks of version 4 that are not of the internet: their first address and how many bits are theirs.
const OWN_4: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([192, 175, 48, 0], 24),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
];

/// Tells an address of the internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let bits = u32::from(address);
    let is_in = |(first, length): &([u8; 4], u32)| {
        let mask = u32::MAX << (32 - length);
        bits & mask == u32::from(Ipv4Addr::from(*first)) & mask
    };
    // From 224 on: many at once, kept for later, everybody.
    address.octets()[0] < 224 && !OWN_4.iter().any(is_in)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let last = |at: usize| {
        let [high, low] = [parts[at].to_be_bytes(), parts[at + 1].to_be_bytes()];
        Ipv4Addr::new(high[0], high[1], low[0], low[1])
    };
    match parts {
        // An address of version 4 in the clothes of 6, or behind a translator.
        [0, 0, 0, 0, 0, 0xffff, _, _] | [0x64, 0xff9b, 0, 0, 0, 0, _, _] => is_public_4(last(6)),
        [0x2002, ..] => is_public_4(last(1)),
        // Tunnels and documents.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        // A tunnel within a network names the address of version 4 at its end.
        [first, _, _, _, 0 | 0x200, 0x5efe, _, _] => is_global(first) && is_public_4(last(6)),
        [first, ..] => is_global(first),
    }
}

/// Tells what is given out for the internet.
fn is_global(first: u16) -> bool {
    first & 0xe000 == 0x2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_of_the_internet_is_refused_in_every_form() {
        for own in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.1",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:c0a8:101::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2a00:1450::5efe:7f00:1",
            "2a00:1450::200:5efe:a00:1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
    }

    #[test]
    fn what_is_of_the_internet_may_be_asked() {
        for own in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.1.1.1",
            "128.0.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.1.1",
            "192.169.1.1",
            "198.17.1.1",
            "198.20.1.1",
            "203.0.112.1",
            "223.255.255.1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2002:101:101::1",
            "2a00:1450::1",
            "2606:4700::1111",
            "2a00:1450::5efe:101:101",
        ] {
            assert!(is_public(own.parse().unwrap()), "{own}");
        }
    }
}
