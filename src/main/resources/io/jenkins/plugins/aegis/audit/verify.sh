verify() {
  n=0 head=$(printf %064d 0)
  while IFS= read -r line || [ -n "$line" ]; do
    n=$((n + 1)) body=${line%,\"hash\":*}
    hash=$(printf %s "$body" | sha256sum | cut -c 1-64)
    case $line in
      "{\"v\":1,\"seq\":$n,"*",\"prev\":\"$head\",\"hash\":\"$hash\"}") head=$hash ;;
      *) echo "broken at line $n"; return 1 ;;
    esac
  done < "$1"
  echo "intact: $n events, head $head"
}
verify audit.jsonl
