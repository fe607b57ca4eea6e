/** Every remote call of the product against everything that may happen to it; {@code FaultTable} is the documentation. */
package io.jenkins.plugins.aegis.faults;
