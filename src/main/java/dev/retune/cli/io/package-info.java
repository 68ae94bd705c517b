/** What commands read and print beyond plain lines. */
@NullMarked
package dev.retune.cli.io;

import org.jspecify.annotations.NullMarked;
