#!/bin/sh
# Commits what changed in campaigns/ (ledgers of the posts, reports) and pushes it, in the project's folder.
# FILO_PUSH_URL is where to (origin), FILO_PUSH_BRANCH on which branch (the current one), FILO_PUSH_MESSAGE the message.
# Without the ledgers a network that keeps no keys could be posted to twice: it tries again, and fails where it can't.
set -eu
remote=${FILO_PUSH_URL:-origin}
branch=${FILO_PUSH_BRANCH:-$(git branch --show-current)}
export GIT_AUTHOR_NAME=filo-diretto GIT_AUTHOR_EMAIL=filo-diretto@localhost
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
git add campaigns
git diff --cached --quiet || git commit -q -m "${FILO_PUSH_MESSAGE:-content: posts of $(date -I)}"
for wait in 1 5 10 20 0; do
  if git pull -q --rebase --autostash "$remote" "$branch" && git push -q "$remote" "HEAD:$branch"; then exit 0; fi
  git rebase --abort 2>/dev/null || true
  sleep "$wait"
done
exit 1
