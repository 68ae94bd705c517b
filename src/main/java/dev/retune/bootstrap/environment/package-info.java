/**
 * What is determined before any service exists: display, logging, workspace address, and permitted
 * output files.
 */
@NullMarked
package dev.retune.bootstrap.environment;

import org.jspecify.annotations.NullMarked;
