// Verifies a release's package.sigstore and the files beside it, with Sigstore's own verifier and without a network.
// node verify-attestation.cjs <public key, PEM> <directory with package.sigstore and every artifact>
// node verify-attestation.cjs <trusted root, JSON> <directory with the same> <identity> <issuer>
'use strict';
const { createHash, createPublicKey } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { bundleFromJSON } = require('@sigstore/bundle');
const { TrustedRoot } = require('@sigstore/protobuf-specs');
const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify');

const BUNDLE = 'package.sigstore';

function fail(reason) {
  console.error(`refused: ${reason}`);
  process.exit(1);
}

function verifyByKey(bundle, pem) {
  const key = createPublicKey(pem);
  const ours = createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('base64');
  const authorities = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
  const trusted = toTrustMaterial(authorities, (hint) => {
    if (hint !== ours) {
      throw new Error(`the bundle is of key ${hint}, trusted is ${ours}`);
    }
    return { publicKey: key, validFor: () => true };
  });
  // Our key vouches by itself: there is neither a transparency log nor a timestamp to ask for.
  new Verifier(trusted, { tlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundle));
}

// What the trusted root knows of is asked for, whatever the bundle says of itself.
function verifyByIdentity(bundle, root, identity, issuer) {
  const trusted = TrustedRoot.fromJSON(root);
  const thresholds = {
    tlogThreshold: Math.min(trusted.tlogs.length, 1),
    ctlogThreshold: Math.min(trusted.ctlogs.length, 1),
    timestampThreshold: 1,
  };
  // The library takes the name for a pattern.
  const exactly = `^${identity.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  const policy = { subjectAlternativeName: exactly, extensions: { issuer } };
  new Verifier(toTrustMaterial(trusted), thresholds).verify(toSignedEntity(bundle), policy);
}

function statementOf(trustFile, directory, identity, issuer) {
  const bundle = bundleFromJSON(JSON.parse(readFileSync(join(directory, BUNDLE), 'utf8')));
  const trust = readFileSync(trustFile, 'utf8');
  if (identity) {
    verifyByIdentity(bundle, JSON.parse(trust), identity, issuer);
  } else {
    verifyByKey(bundle, trust);
  }
  if (bundle.content.dsseEnvelope.payloadType !== 'application/vnd.in-toto+json') {
    throw new Error('the bundle holds no in-toto statement');
  }
  return JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8'));
}

function compare(statement, directory) {
  const attested = new Map(statement.subject.map((subject) => [subject.name, subject.digest]));
  for (const name of readdirSync(directory).filter((file) => file !== BUNDLE)) {
    const digests = attested.get(name);
    if (!digests) {
      throw new Error(`${name} is not attested`);
    }
    for (const algorithm of ['sha256', 'sha512']) {
      if (createHash(algorithm).update(readFileSync(join(directory, name))).digest('hex') !== digests[algorithm]) {
        throw new Error(`${name} has not the attested ${algorithm}`);
      }
    }
    attested.delete(name);
  }
  if (attested.size > 0) {
    throw new Error(`attested but not here: ${[...attested.keys()].join(', ')}`);
  }
}

const [trustFile, directory, identity, issuer] = process.argv.slice(2);
try {
  const statement = statementOf(trustFile, directory, identity, issuer);
  compare(statement, directory);
  const { version } = statement.predicate.buildDefinition.externalParameters;
  console.log(`verified: ${statement.subject.length} artifacts of ${version}`);
} catch (e) {
  fail(e.message);
}
