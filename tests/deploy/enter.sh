# Runs a command in an image as a container would: a root that cannot be written to but for /data and /tmp,
# the image's user, no other process in sight, the command as the first one. In namespaces of its own:
#   unshare --mount --pid --fork --kill-child sh enter.sh ROOT DATA USER NAME=VALUE... COMMAND...
set -e
root=$1 data=$2 user=$3
shift 3
mount --bind "$root" "$root"
mount --bind "$data" "$root/data"
mount -t tmpfs tmpfs "$root/tmp"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero random urandom; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -o remount,bind,ro "$root"
exec chroot --userspec="$user" --groups= "$root" env -i "$@"
