# exits.sh STATUS COMMAND…: runs the command; succeeds when it ends with that status.
want=$1
shift
"$@"
got=$?
[ "$got" -eq "$want" ] && exit 0
echo "exit status $got, expected $want: $*" >&2
exit 1
