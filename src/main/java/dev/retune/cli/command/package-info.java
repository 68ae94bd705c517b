/**
 * The commands. Each parses its options, calls one service and prints; it is handed its services
 * and never builds one.
 */
@NullMarked
package dev.retune.cli.command;

import org.jspecify.annotations.NullMarked;
