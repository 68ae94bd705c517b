/**
 * The commands. Each parses its options, calls one service and prints the result; services are
 * passed in, never built here.
 */
@NullMarked
package dev.retune.cli.command;

import org.jspecify.annotations.NullMarked;
