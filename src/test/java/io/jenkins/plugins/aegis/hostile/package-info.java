/**
 * What an attacker may try: a committer of the released repository, a server that answers with malice, a file that was
 * made to do harm. The threats that these tests stand for are in docs/threat-model.md.
 */
package io.jenkins.plugins.aegis.hostile;
