#!/bin/sh
# Makes the certificates beside it anew; only tests trust them. They last for two centuries, but for the two whose
# time is not now.
set -eu
cd "$(dirname "$0")"
from=20200101000000Z
to=22200101000000Z
names=DNS:localhost,IP:127.0.0.1,DNS:keys.example.com,DNS:iam.cloud.ibm.com,DNS:private.iam.cloud.ibm.com
names=$names,DNS:resource-controller.cloud.ibm.com,DNS:*.resource-controller.cloud.ibm.com
names=$names,DNS:*.kms.cloud.ibm.com,DNS:private.eu-de.kms.cloud.ibm.com

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1-key.pem"; }

# Its name, whose key it has, its first and last moment, its extensions, and how it is signed.
certificate() {
  openssl req -new -key "$2-key.pem" -subj "/CN=kp-dual tests: $1" -out request
  echo "$5" | tr ';' '\n' > extensions
  : > index
  openssl ca -batch -notext -config make.cnf -rand_serial -in request -out "$1.pem" \
    -startdate "$3" -enddate "$4" -extfile extensions $6
}

authority() {
  key "$1"
  certificate "$1" "$1" $from $to 'basicConstraints=critical,CA:TRUE;keyUsage=critical,keyCertSign' \
    "-selfsign -keyfile $1-key.pem"
}

# Its name, its first and last moment, its hosts and the authority.
leaf() { certificate "$1" server "$2" "$3" "subjectAltName=$4" "-cert $5.pem -keyfile $5-key.pem"; }

key server
authority authority
authority stranger
leaf good $from $to "$names" authority
leaf wrong-host $from $to DNS:elsewhere.example.com authority
leaf expired $from 20200102000000Z "$names" authority
leaf not-yet-valid 22190101000000Z $to "$names" authority
leaf unknown-authority $from $to "$names" stranger
certificate self-signed server $from $to "subjectAltName=$names" "-selfsign -keyfile server-key.pem"
rm -f authority-key.pem stranger-key.pem stranger.pem request extensions index* serial* [0-9A-F][0-9A-F]*.pem
