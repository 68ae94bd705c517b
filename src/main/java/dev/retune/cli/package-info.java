/**
 * The commands of the terminal: each parses, calls one service and prints. The only room that
 * writes to standard output; it is handed its services and never builds one.
 */
@NullMarked
package dev.retune.cli;

import org.jspecify.annotations.NullMarked;
