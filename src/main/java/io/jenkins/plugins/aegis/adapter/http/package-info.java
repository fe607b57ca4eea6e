/** Plain HTTP reads with bounds on time and size, for adapters whose protocol has no client of its own. */
package io.jenkins.plugins.aegis.adapter.http;
