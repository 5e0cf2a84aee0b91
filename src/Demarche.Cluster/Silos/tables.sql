-- The logs of tables that are played on a cluster, for PostgreSQL 12 or newer: lines are added and never changed. The primary key lets one of two writers in
-- who saw the same log, whatever silos they are at.
create table if not exists demarche_table_line
(
    place bigint generated always as identity,
    book text not null,
    log text not null,
    number bigint not null,
    command text not null,
    at text not null,
    line text not null,
    primary key (book, log, number)
);

create index if not exists demarche_table_command on demarche_table_line (book, log, command);

create table if not exists demarche_table_secret
(
    book text not null,
    name text not null,
    secret bytea not null,
    primary key (book, name)
);
