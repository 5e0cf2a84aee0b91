-- The tables in which the silos of a cluster find each other, for PostgreSQL 12 or newer, and the queries by which Orleans reads and writes them: it fixes
-- the names of queries, parameters and columns, and what each query gives. Every query is one statement, so that it happens as a whole or not at all: whoever
-- changes a row raises the version of the table with it, and only where nobody else has since it was read.
create table if not exists OrleansQuery
(
    QueryKey varchar(64) primary key,
    QueryText text not null
);

create table if not exists OrleansMembershipVersionTable
(
    DeploymentId varchar(150) primary key,
    Timestamp timestamptz not null default now(),
    Version integer not null default 0
);

create table if not exists OrleansMembershipTable
(
    DeploymentId varchar(150) not null references OrleansMembershipVersionTable,
    Address varchar(45) not null,
    Port integer not null,
    Generation integer not null,
    SiloName varchar(150) not null,
    HostName varchar(150) not null,
    Status integer not null,
    ProxyPort integer,
    SuspectTimes text,
    StartTime timestamptz not null,
    IAmAliveTime timestamptz not null,
    primary key (DeploymentId, Address, Port, Generation)
);

insert into OrleansQuery (QueryKey, QueryText) values
('GatewaysQueryKey', '
    select Address, ProxyPort, Generation
    from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
'),
('MembershipReadAllKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m using (DeploymentId)
    where v.DeploymentId = @DeploymentId
'),
('MembershipReadRowKey', '
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId
'),
('InsertMembershipVersionKey', '
    with made as (insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId) on conflict do nothing returning 1)
    select count(*)::integer from made
'),
('InsertMembershipKey', '
    with raised as
    (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and not exists
            (select 1 from OrleansMembershipTable where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning 1
    ),
    made as
    (
        insert into OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from raised
        returning 1
    )
    select count(*)::integer from made
'),
('UpdateMembershipKey', '
    with raised as
    (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version
        returning 1
    ),
    changed as
    (
        update OrleansMembershipTable set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation and exists (select 1 from raised)
        returning 1
    )
    select count(*)::integer from changed
'),
('UpdateIAmAlivetimeKey', '
    update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
'),
('DeleteMembershipTableEntriesKey', '
    with gone as (delete from OrleansMembershipTable where DeploymentId = @DeploymentId)
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
'),
('CleanupDefunctSiloEntriesKey', '
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId and Status = 6 and IAmAliveTime < @IAmAliveTime and StartTime < @IAmAliveTime
'),
('CleanupDefunctSiloEntryKey', '
    delete from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation and Status = 6
        and StartTime = @StartTime and IAmAliveTime = @IAmAliveTime and SuspectTimes is not distinct from @SuspectTimes
')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
