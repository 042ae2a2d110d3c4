/** Lists, shows and deletes the sessions that a data folder or a cluster holds. */
package dev.classmoji.standalone.sessions;
