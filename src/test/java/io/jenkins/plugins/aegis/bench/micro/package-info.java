/** What single parts of a release cost the controller, measured with JMH by {@code bin/bench --only micro}. */
package io.jenkins.plugins.aegis.bench.micro;
