#!/bin/sh
# Runs in fresh user, mount, network and PID namespaces: builds a machine with one address, then becomes the command.
#
# Chromium gathers host candidates only for an interface with an address and a default route; the route leads nowhere,
# so nothing can leave. /run is private memory: browser profiles and unpacked natives are gone with the namespace.
set -eu
PATH="$PATH:/usr/sbin:/sbin"
address="$1"
shift

mount -t tmpfs tmpfs /run
mkdir /run/tmp /run/home
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
ip link set lo up
ip link add lab0 type veth peer name lab1
ip address add "$address/24" dev lab0
ip link set lab1 up
ip link set lab0 up
ip route add default dev lab0

echo "namespace ready"
exec "$@"
