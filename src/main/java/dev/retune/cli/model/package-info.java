/** The commands of models. */
@NullMarked
package dev.retune.cli.model;

import org.jspecify.annotations.NullMarked;
