/** The installation of models, and the offer of one, which several screens show. */
@NullMarked
package dev.retune.ui.installation;

import org.jspecify.annotations.NullMarked;
