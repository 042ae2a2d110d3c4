/** Looks whether this machine can run Classmoji, and says what to do where it cannot. */
package dev.classmoji.standalone.doctor;
