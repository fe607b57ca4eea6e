/** What only the real Jenkins can prove. */
package io.jenkins.plugins.aegis.controller;
