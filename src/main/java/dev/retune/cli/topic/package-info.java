/** The commands about topics of complaints and about the drift of questions. */
@NullMarked
package dev.retune.cli.topic;

import org.jspecify.annotations.NullMarked;
