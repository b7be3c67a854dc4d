#!/bin/sh
# What an hour changes: the results of every campaign, asked of the statistics, then the site, which takes its place in dist/
# when it is whole. Statistics that don't answer never keep the site from being built; then it ends with 1.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/node_modules/.bin:$PATH
status=0
for campaign in campaigns/*/; do
  node src/cli/report.ts --campaign "$(basename "$campaign")" >/dev/null || status=1
done
node src/cli/build.ts
exit $status
