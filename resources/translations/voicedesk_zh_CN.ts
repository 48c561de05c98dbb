<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About VoiceDesk</source>
        <translation>关于 VoiceDesk</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>For the cloned voices of your account: see them, hear them, train new ones.</source>
        <translation>管理账号中的复刻音色：查看、试听、训练新音色。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. The typefaces Inter, JetBrains Mono and Noto Sans CJK are under the SIL Open Font License.</source>
        <translation>本软件为自由软件，采用 MIT 许可证。Inter、JetBrains Mono 和 Noto Sans CJK 字体采用 SIL 开放字体许可证。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Switch account</source>
        <translation>切换账号</translation>
    </message>
</context>
<context>
    <name>AccountChangesPresenter</name>
    <message>
        <source>The account “{name}” was removed.</source>
        <translation>已移除账号“{name}”。</translation>
    </message>
    <message>
        <source>Its library on this computer was deleted.</source>
        <translation>该账号在本机的音色库已删除。</translation>
    </message>
    <message>
        <source>Its library stays on this computer.</source>
        <translation>该账号的音色库仍保留在本机。</translation>
    </message>
    <message>
        <source>Renaming the account “{name}”…</source>
        <translation>正在重命名账号“{name}”…</translation>
    </message>
    <message>
        <source>Removing the account “{name}”…</source>
        <translation>正在移除账号“{name}”…</translation>
    </message>
    <message>
        <source>This computer’s password store may ask you to unlock it.</source>
        <translation>系统可能会要求解锁密钥环。</translation>
    </message>
    <message>
        <source>Remove the account “{name}”?</source>
        <translation>移除账号“{name}”？</translation>
    </message>
    <message>
        <source>Its token is removed from this computer. Its voices stay at the service; to connect again you need the token.</source>
        <translation>将从本机移除该账号的 API 令牌。服务端的音色不受影响，再次连接时需要重新填写 API 令牌。</translation>
    </message>
    <message>
        <source>Delete its library on this computer too</source>
        <translation>同时删除本机的音色库</translation>
    </message>
    <message>
        <source>Favourites, tags, notes, history and demos of this account can’t be restored.</source>
        <translation>该账号的收藏、标签、备注、训练记录和试听将无法恢复。</translation>
    </message>
    <message>
        <source>Favourites, tags, notes, history and demos are kept. They are back once you add an account of this name.</source>
        <translation>收藏、标签、备注、训练记录和试听均会保留，再次添加同名账号后即可恢复。</translation>
    </message>
    <message>
        <source>Keep account</source>
        <translation>保留账号</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>移除账号</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Account “{name}”</source>
        <translation>账号“{name}”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Remove token from this computer</source>
        <translation>从本机移除 API 令牌</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>连接账号</translation>
    </message>
    <message>
        <source>Remove the token of “{name}”? The voices stay at the service, and what is kept on this computer stays too. To connect again you need the token.</source>
        <translation>移除“{name}”的 API 令牌？服务端的音色和本机的数据均会保留，再次连接时需要重新填写 API 令牌。</translation>
    </message>
    <message>
        <source>Keep token</source>
        <translation>保留令牌</translation>
    </message>
    <message>
        <source>Remove token</source>
        <translation>移除令牌</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>There is this account already. Saving replaces its token and address.</source>
        <translation>此账号已存在，保存后将替换其 API 令牌和地址。</translation>
    </message>
    <message>
        <source>Voices that aren’t at this address leave the list, and their demos go. For another service, add another account.</source>
        <translation>新地址上没有的音色会从列表中移除，其试听也会删除。如需使用其他服务，请另外添加账号。</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>The sandbox needs none</source>
        <translation>沙盒无需 API 令牌</translation>
    </message>
    <message>
        <source>Kept. Paste a new one to replace it.</source>
        <translation>已保存，粘贴新令牌即可替换</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>粘贴 API 令牌</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API 令牌</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>不保存 API 令牌，下次启动时重新填写</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The sandbox can’t be changed.</source>
        <translation>沙盒无法更改。</translation>
    </message>
    <message>
        <source>This is the built-in sandbox. There is nothing to set up or to change.</source>
        <translation>这是内置沙盒，无需设置，也无法更改。</translation>
    </message>
    <message>
        <source>The token is kept in {store}</source>
        <translation>API 令牌保存在 {store} 中</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s password store</source>
        <translation>API 令牌保存在系统密钥环中</translation>
    </message>
    <message>
        <source>The token is kept until VoiceDesk closes</source>
        <translation>关闭 VoiceDesk 后不保留 API 令牌</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Switch to “{name}”</source>
        <translation>切换到“{name}”</translation>
    </message>
    <message>
        <source>More for “{name}”</source>
        <translation>“{name}”的更多操作</translation>
    </message>
    <message>
        <source>Token and address…</source>
        <translation>API 令牌和地址…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>AccountTexts</name>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>AccountsPresenter</name>
    <message>
        <source>Testing the connection…</source>
        <translation>正在测试连接…</translation>
    </message>
    <message>
        <source>Testing and saving…</source>
        <translation>正在测试并保存…</translation>
    </message>
    <message numerus="yes">
        <source>It works: %n voice(s).</source>
        <translation>
            <numerusform>连接成功，共有 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service took too long to answer.</source>
        <translation>服务端响应超时。</translation>
    </message>
    <message>
        <source>Account saved, but not tested.</source>
        <translation>账号已保存，连接尚未测试。</translation>
    </message>
    <message>
        <source>Tick “Keep for this session only” to go on without a password store.</source>
        <translation>勾选“不保存 API 令牌，下次启动时重新填写”，无需密钥环也可继续。</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Tokens are kept in this computer’s password store.</source>
        <translation>API 令牌保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Sample voices, on this computer only</source>
        <translation>示例音色，仅在本机</translation>
    </message>
    <message>
        <source>token kept</source>
        <translation>令牌已保存</translation>
    </message>
    <message>
        <source>token for this session</source>
        <translation>令牌仅本次有效</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>未填写令牌</translation>
    </message>
    <message>
        <source>the password store can’t be read</source>
        <translation>无法读取系统密钥环</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Keep all offline</source>
        <translation>全部下载</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Run a command…</source>
        <translation>运行命令…</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>重试所有失败的训练</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Support report…</source>
        <translation>诊断报告…</translation>
    </message>
    <message>
        <source>About VoiceDesk</source>
        <translation>关于 VoiceDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Add tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Switch account…</source>
        <translation>切换账号…</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>添加账号…</translation>
    </message>
    <message>
        <source>Manage accounts…</source>
        <translation>管理账号…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train many…</source>
        <translation>批量训练…</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>反转顺序</translation>
    </message>
</context>
<context>
    <name>AgainPart</name>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Opens the form with everything filled in.</source>
        <translation>打开已填好内容的训练表单。</translation>
    </message>
</context>
<context>
    <name>AnnotationTexts</name>
    <message>
        <source>Tag “{old}” renamed to “{new}”.</source>
        <translation>标签“{old}”已重命名为“{new}”。</translation>
    </message>
    <message>
        <source>Note on {name} deleted.</source>
        <translation>已删除“{name}”的备注。</translation>
    </message>
    <message>
        <source>Note on {name} saved.</source>
        <translation>已保存“{name}”的备注。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s) added to favourites.</source>
        <translation>
            <numerusform>已收藏 %Ln 个音色。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s) removed from favourites.</source>
        <translation>
            <numerusform>已取消收藏 %Ln 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} added to favourites.</source>
        <translation>已收藏“{name}”。</translation>
    </message>
    <message>
        <source>{name} removed from favourites.</source>
        <translation>已取消收藏“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>Always keeping %Ln demo(s).</source>
        <translation>
            <numerusform>将始终保留 %Ln 段试听。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer always keeping %Ln demo(s).</source>
        <translation>
            <numerusform>不再始终保留 %Ln 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>Always keeping the demo of {name}.</source>
        <translation>将始终保留“{name}”的试听。</translation>
    </message>
    <message>
        <source>No longer always keeping the demo of {name}.</source>
        <translation>不再始终保留“{name}”的试听。</translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” added to %Ln voice(s).</source>
        <translation>
            <numerusform>已为 %Ln 个音色添加标签“{tag}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” removed from %Ln voice(s).</source>
        <translation>
            <numerusform>已从 %Ln 个音色移除标签“{tag}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag “{tag}” added to {name}.</source>
        <translation>已为“{name}”添加标签“{tag}”。</translation>
    </message>
    <message>
        <source>Tag “{tag}” removed from {name}.</source>
        <translation>已从“{name}”移除标签“{tag}”。</translation>
    </message>
</context>
<context>
    <name>AppearancePickers</name>
    <message>
        <source>Language: {now}</source>
        <translation>语言：{now}</translation>
    </message>
    <message>
        <source>Theme: {now}</source>
        <translation>主题：{now}</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>AudioLink</name>
    <message>
        <source>Paste the address of a recording.</source>
        <translation>请粘贴录音链接。</translation>
    </message>
    <message>
        <source>The address has to begin with https:// or http://.</source>
        <translation>链接须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The service fetches https:// and http:// addresses only.</source>
        <translation>服务端仅支持 https:// 和 http:// 链接。</translation>
    </message>
    <message>
        <source>The address names no server, such as media.example.com.</source>
        <translation>链接缺少服务器名称，例如 media.example.com。</translation>
    </message>
    <message>
        <source>The server or port in the address isn’t valid.</source>
        <translation>链接中的服务器名称或端口无效。</translation>
    </message>
    <message>
        <source>The service can’t reach this computer. Put the recording on the web.</source>
        <translation>服务端无法访问本机，请将录音上传到公网。</translation>
    </message>
    <message>
        <source>The address is broken by a space or a line end. Copy it again.</source>
        <translation>链接中有空格或换行，请重新复制。</translation>
    </message>
    <message>
        <source>The address holds a user name or password, which would be stored with it. Use a link without them.</source>
        <translation>链接中的用户名或密码会随训练记录保存，请改用不含用户名和密码的链接。</translation>
    </message>
    <message>
        <source>The address is one of a private network, which the service can’t reach. Put the recording on the web.</source>
        <translation>这是内网链接，服务端无法访问。请将录音上传到公网。</translation>
    </message>
</context>
<context>
    <name>BackupPresenter</name>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>VoiceDesk backups (*.zip)</source>
        <translation>VoiceDesk 备份 (*.zip)</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore into the account “{name}”?</source>
        <translation>恢复到账号“{name}”？</translation>
    </message>
    <message>
        <source>What is newer on this computer stays as it is; what is missing is added. Voices at the service aren’t touched.</source>
        <translation>本机较新的内容保持不变，仅补充缺少的内容。服务端的音色不受影响。</translation>
    </message>
    <message>
        <source>It was made of another account, whose voices this one may not have.</source>
        <translation>该备份来自其他账号，当前账号可能没有其中的音色。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>{percent}% done.</source>
        <translation>已完成 {percent}%。</translation>
    </message>
</context>
<context>
    <name>BackupTexts</name>
    <message>
        <source>{voices}, {demos}, {trainings}.</source>
        <translation>{voices}、{demos}、{trainings}。</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n 条训练记录</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup of the account “{name}” from {when}.</source>
        <translation>账号“{name}”的备份，创建于 {when}。</translation>
    </message>
    <message>
        <source>Backup saved.</source>
        <translation>备份已保存。</translation>
    </message>
    <message>
        <source>It is the file {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>Nothing to restore.</source>
        <translation>没有需要恢复的内容。</translation>
    </message>
    <message>
        <source>All that the backup holds is here already.</source>
        <translation>备份中的内容本机均已存在。</translation>
    </message>
    <message>
        <source>Taken in: {demos}, {trainings}, {marks}.</source>
        <translation>已恢复：{demos}、{trainings}、{marks}。</translation>
    </message>
    <message numerus="yes">
        <source>tags and notes of %n voice(s)</source>
        <translation>
            <numerusform>%n 个音色的标签和备注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n voice(s) a newer mark here stayed.</source>
        <translation>
            <numerusform>%n 个音色在本机有更新的标签或备注，已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Audio URL</source>
        <translation>音频链接</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Check the recording, then try again.</source>
        <translation>请检查录音后重试。</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>未提交：{reason}</translation>
    </message>
    <message>
        <source>Looking at the recording…</source>
        <translation>正在检查录音…</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>Row {number} has the same link.</source>
        <translation>链接与第 {number} 行相同。</translation>
    </message>
    <message>
        <source>A voice was trained from this link before.</source>
        <translation>该链接已用于训练音色。</translation>
    </message>
    <message>
        <source>Row {number} has the same name.</source>
        <translation>名称与第 {number} 行相同。</translation>
    </message>
    <message>
        <source>There is a voice of this name already.</source>
        <translation>已有同名音色。</translation>
    </message>
    <message>
        <source>Good recording, {length}</source>
        <translation>录音良好，{length}</translation>
    </message>
    <message numerus="yes">
        <source>Start %n training(s)</source>
        <translation>
            <numerusform>开始 %n 项训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n recording(s) that couldn’t be looked at, too</source>
        <translation>
            <numerusform>同时提交 %n 段未检查的录音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) are sent in one go.</source>
        <translation>
            <numerusform>一次最多提交 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed.</source>
        <translation>
            <numerusform>已移除 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n row(s).</source>
        <translation>
            <numerusform>请移除 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s), each for a voice of its own. A paid training uses up quota. What is sent can’t be stopped.</source>
        <translation>
            <numerusform>共 %n 项训练，各创建一个新音色。付费训练会消耗额度，提交后无法停止。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>共 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can’t be sent</source>
        <translation>
            <numerusform>%n 行无法提交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %Ln remaining row(s)</source>
        <translation>
            <numerusform>处理剩余 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Voice made, waiting</source>
        <translation>音色已创建，等待训练</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Making the voice…</source>
        <translation>正在创建音色…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>No answer; finding out whether it has begun</source>
        <translation>未收到响应，正在确认训练是否已开始</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未提交</translation>
    </message>
    <message>
        <source>Cancelled, not sent</source>
        <translation>已取消，未提交</translation>
    </message>
    <message>
        <source>It can be sent again.</source>
        <translation>可以重新提交。</translation>
    </message>
    <message>
        <source>Several new voices appeared at the same time, and it can’t be told which is this row’s. Train one of them by hand, or delete it.</source>
        <translation>同时出现了多个新音色，无法判断哪个属于这一行。请手动训练其中一个，或将其删除。</translation>
    </message>
    <message>
        <source>The service doesn’t know it any more.</source>
        <translation>服务端已找不到该音色。</translation>
    </message>
    <message>
        <source>It is left as it is.</source>
        <translation>未对其做任何更改。</translation>
    </message>
    <message>
        <source>Request {reqid}</source>
        <translation>请求 ID：{reqid}</translation>
    </message>
    <message>
        <source>The training didn’t begin.</source>
        <translation>训练未开始。</translation>
    </message>
    <message>
        <source>Its voice can’t be told apart.</source>
        <translation>无法确认对应的音色。</translation>
    </message>
    <message>
        <source>Its voice was deleted.</source>
        <translation>音色已删除。</translation>
    </message>
    <message>
        <source>Its voice was trained with something else.</source>
        <translation>音色已用其他录音训练。</translation>
    </message>
    <message>
        <source>{sent} of {total} trainings sent</source>
        <translation>已提交 {sent}/{total} 项训练</translation>
    </message>
    <message>
        <source>Stopped: {fact}</source>
        <translation>已停止：{fact}</translation>
    </message>
    <message>
        <source>Paused: {fact}</source>
        <translation>已暂停：{fact}</translation>
    </message>
    <message>
        <source>What was sent isn’t sent again.</source>
        <translation>已提交的训练不会重复提交。</translation>
    </message>
    <message>
        <source>It goes on once the service can be reached.</source>
        <translation>恢复连接后会自动继续。</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>在此期间可以继续进行其他操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) sent</source>
        <translation>
            <numerusform>已提交 %n 项训练</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} ready</source>
        <translation>{count} 项成功</translation>
    </message>
    <message>
        <source>{count} in training</source>
        <translation>{count} 项训练中</translation>
    </message>
    <message>
        <source>{count} uncertain</source>
        <translation>{count} 项待确认</translation>
    </message>
    <message>
        <source>{count} trained in vain</source>
        <translation>{count} 项失败</translation>
    </message>
    <message>
        <source>{count} not sent</source>
        <translation>{count} 项未提交</translation>
    </message>
    <message>
        <source>{count} cancelled</source>
        <translation>{count} 项已取消</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>重试 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>The name has characters that can’t be read.</source>
        <translation>名称中有无法识别的字符。</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode（UTF-16）</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB18030)</source>
        <translation>简体中文（GB18030）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日语（Shift-JIS）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩语（EUC-KR）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧语言（Windows-1252）</translation>
    </message>
</context>
<context>
    <name>BatchExport</name>
    <message>
        <source>Trainings {account} {date}</source>
        <translation>训练记录 {account} {date}</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>移除所选行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Rows to train</source>
        <translation>待训练的行</translation>
    </message>
    <message>
        <source>Many voices in one go</source>
        <translation>一次训练多个音色</translation>
    </message>
    <message>
        <source>Copy rows with a name and an audio URL from a spreadsheet and paste them here, or open a CSV file. A third column can name the speaker.</source>
        <translation>从电子表格复制包含名称和音频链接的行并粘贴到这里，或打开 CSV 文件。第三列可填写声音本人。</translation>
    </message>
    <message>
        <source>Row {number}: {words}</source>
        <translation>第 {number} 行：{words}</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Choose another if names look wrong</source>
        <translation>名称显示异常时，请更换编码</translation>
    </message>
</context>
<context>
    <name>BatchPresenter</name>
    <message>
        <source>Training many was interrupted: {sent} of {total} are sent.</source>
        <translation>批量训练已中断：已提交 {sent}/{total} 项。</translation>
    </message>
    <message>
        <source>The rest waits for you; what was sent isn’t sent again.</source>
        <translation>其余项等待继续，已提交的不会重复提交。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>CauseList</name>
    <message>
        <source>Possible causes in the recording</source>
        <translation>录音中可能的原因</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Too long</source>
        <translation>时长偏长</translation>
    </message>
    <message>
        <source>Much too long</source>
        <translation>时长过长</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>时长偏短</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>时长过短</translation>
    </message>
    <message>
        <source>Low sample rate</source>
        <translation>采样率偏低</translation>
    </message>
    <message>
        <source>Telephone quality</source>
        <translation>电话音质</translation>
    </message>
    <message>
        <source>Many channels</source>
        <translation>声道过多</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>音量偏低</translation>
    </message>
    <message>
        <source>Very loud</source>
        <translation>音量过高</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>Clipped in places</source>
        <translation>局部削波</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>严重削波</translation>
    </message>
    <message>
        <source>Silence at an end</source>
        <translation>首尾静音过长</translation>
    </message>
    <message>
        <source>Long pauses</source>
        <translation>停顿过长</translation>
    </message>
    <message>
        <source>Mostly silence</source>
        <translation>大部分是静音</translation>
    </message>
    <message>
        <source>Background noise</source>
        <translation>背景噪声</translation>
    </message>
    <message>
        <source>Loud background noise</source>
        <translation>背景噪声过大</translation>
    </message>
    <message>
        <source>No pauses</source>
        <translation>没有停顿</translation>
    </message>
    <message>
        <source>Link about to expire</source>
        <translation>链接即将过期</translation>
    </message>
    <message>
        <source>Link expired</source>
        <translation>链接已过期</translation>
    </message>
    <message>
        <source>Large file</source>
        <translation>文件较大</translation>
    </message>
    <message>
        <source>{least} {unit} or more is good.</source>
        <translation>建议 {least} {unit} 以上。</translation>
    </message>
    <message>
        <source>{least} to {most} {unit} is good.</source>
        <translation>建议 {least} 至 {most} {unit}。</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds, after a number</comment>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>运行命令</translation>
    </message>
    <message>
        <source>Command, voice, tag or account</source>
        <translation>命令、音色、标签或账号</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>无匹配结果</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Run or show</source>
        <translation>运行或查看</translation>
    </message>
    <message>
        <source>Play the voice</source>
        <translation>播放音色</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Tags and filters</source>
        <translation>标签与筛选</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Up to four voices, switched between at the same position (Ctrl+K)</source>
        <translation>最多对比四个音色，在同一位置切换试听（Ctrl+K）</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Press to put the selected voice here (Shift+{number})</source>
        <translation>单击放入所选音色（Shift+{number}）</translation>
    </message>
    <message>
        <source>Take it out (Del)</source>
        <translation>移出（Del）</translation>
    </message>
</context>
<context>
    <name>ComparePresenter</name>
    <message>
        <source>Getting the demo…</source>
        <translation>正在加载试听…</translation>
    </message>
    <message>
        <source>From before the last training</source>
        <translation>上次训练前的试听</translation>
    </message>
    <message>
        <source>Training on {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>The recording that was sent</source>
        <translation>提交训练的录音</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>录音</translation>
    </message>
</context>
<context>
    <name>CompareTexts</name>
    <message>
        <source>{name} was deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>The demo of {name} is no longer kept.</source>
        <translation>“{name}”的试听已从本机移除。</translation>
    </message>
    <message>
        <source>Slot {number} of Compare is empty now.</source>
        <translation>对比位 {number} 已空出。</translation>
    </message>
    <message>
        <source>{name} has a new demo.</source>
        <translation>“{name}”有新的试听。</translation>
    </message>
    <message>
        <source>Slot {number} of Compare keeps the one from before.</source>
        <translation>对比位 {number} 仍保留之前的试听。</translation>
    </message>
    <message>
        <source>There is nothing to hear of {name} now.</source>
        <translation>“{name}”暂无可播放的试听。</translation>
    </message>
    <message>
        <source>Compare takes voices whose demo can be played.</source>
        <translation>只有可播放试听的音色才能加入对比。</translation>
    </message>
    <message>
        <source>The recording of {name} is no longer kept.</source>
        <translation>“{name}”的录音已从本机移除。</translation>
    </message>
</context>
<context>
    <name>ConnectionPresenter</name>
    <message>
        <source>Can’t reach the service.</source>
        <translation>无法连接到服务。</translation>
    </message>
    <message>
        <source>You can’t make, train or change voices until it is back.</source>
        <translation>恢复连接前，无法新建、训练或更改音色。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>打开账号</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>A valid token is needed.</source>
        <translation>需要有效的 API 令牌。</translation>
    </message>
    <message>
        <source>The service doesn’t accept the token, or none is kept. Demos still play.</source>
        <translation>API 令牌无效或未填写。已下载的试听仍可播放。</translation>
    </message>
    <message>
        <source>No valid token</source>
        <translation>API 令牌无效</translation>
    </message>
    <message>
        <source>Synced just now</source>
        <translation>刚刚同步</translation>
    </message>
    <message numerus="yes">
        <source>Synced %n min ago</source>
        <translation>
            <numerusform>%n 分钟前同步</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>同步于 {when}</translation>
    </message>
    <message>
        <source>Showing the list from {when}.</source>
        <translation>以下数据截至 {when}。</translation>
    </message>
    <message>
        <source>Offline · as of {when}</source>
        <translation>离线 · 数据截至 {when}</translation>
    </message>
    <message>
        <source>Offline · no list yet</source>
        <translation>离线 · 暂无数据</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>未打开</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) couldn’t be read.</source>
        <translation>
            <numerusform>%n 个音色无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service sent them in a form that VoiceDesk doesn’t know.</source>
        <translation>VoiceDesk 无法识别服务端返回的格式。</translation>
    </message>
    <message>
        <source>The service’s list can’t be read.</source>
        <translation>无法读取服务端返回的列表。</translation>
    </message>
    <message>
        <source>Check the service address if it stays so.</source>
        <translation>如果问题仍然存在，请检查服务地址。</translation>
    </message>
    <message>
        <source>The service lists no voices any more.</source>
        <translation>服务端返回的列表为空。</translation>
    </message>
    <message>
        <source>If you deleted them elsewhere, show the empty list.</source>
        <translation>如果音色已在别处删除，可以显示空列表。</translation>
    </message>
    <message>
        <source>Show empty list</source>
        <translation>显示空列表</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>List from {when}</source>
        <translation>数据截至 {when}</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>暂无数据</translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>Say whose voice it is.</source>
        <translation>请填写声音本人的姓名。</translation>
    </message>
    <message>
        <source>Confirm that the speaker agreed.</source>
        <translation>请确认已获声音本人授权。</translation>
    </message>
    <message>
        <source>Whose voice is it?</source>
        <translation>这是谁的声音？</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Speaker agreed</source>
        <translation>已获声音本人授权</translation>
    </message>
    <message>
        <source>{speaker} agreed on {date}.</source>
        <translation>授权：{speaker}，{date}。</translation>
    </message>
    <message>
        <source>I have the speaker’s permission to clone this voice.</source>
        <translation>我已获得声音本人的复刻许可。</translation>
    </message>
    <message>
        <source>{speaker} knows this recording will be used to clone their voice, and has agreed.</source>
        <translation>声音本人（{speaker}）已知晓并同意使用这段录音复刻其声音。</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>Its demo kept on this computer goes with it.</source>
        <translation>已下载的试听也会删除。</translation>
    </message>
    <message>
        <source>The voice is removed from the service and can’t be brought back.</source>
        <translation>音色将从账号中永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Keep voice</source>
        <translation>保留音色</translation>
    </message>
    <message>
        <source>Delete voice</source>
        <translation>删除音色</translation>
    </message>
    <message>
        <source>Save demo first…</source>
        <translation>先导出试听…</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen voice(s) can’t be deleted.</source>
        <translation>
            <numerusform>所选音色中有 %n 个无法删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)?</source>
        <translation>
            <numerusform>删除 %n 个音色？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) kept on this computer go too.</source>
        <translation>
            <numerusform>已下载的 %n 段试听也会删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are removed from the service and can’t be brought back.</source>
        <translation>这些音色将从账号中永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Keep voices</source>
        <translation>保留音色</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)</source>
        <translation>
            <numerusform>删除 %n 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>Save demos first…</source>
        <translation>先导出试听…</translation>
    </message>
</context>
<context>
    <name>DeletionPresenter</name>
    <message>
        <source>{name} deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>DeletionTexts</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>未删除</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>It may be deleted all the same. Refresh the voices to see.</source>
        <translation>可能已被删除，请刷新音色列表确认。</translation>
    </message>
    <message>
        <source>You stopped before its turn.</source>
        <translation>操作已停止，尚未处理该音色。</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n voice(s)…</source>
        <translation>
            <numerusform>正在删除 %n 个音色…</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {number} so far.</source>
        <translation>已处理 {done} 个，共 {number} 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>No voice was deleted.</source>
        <translation>没有删除任何音色。</translation>
    </message>
    <message numerus="yes">
        <source>%n not deleted</source>
        <translation>
            <numerusform>%n 个未删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n 个结果未知</numerusform>
        </translation>
    </message>
    <message>
        <source>{rest}.</source>
        <translation>{rest}。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) sent for training, kept on this computer, go too.</source>
        <translation>
            <numerusform>本机保留的 %n 段训练录音也会删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftFoot</name>
    <message>
        <source>Send without waiting until all recordings were looked at</source>
        <translation>不等录音检查完成，直接提交</translation>
    </message>
    <message>
        <source>Start trainings</source>
        <translation>开始训练</translation>
    </message>
</context>
<context>
    <name>DraftPresenter</name>
    <message>
        <source>That is too much for one table.</source>
        <translation>表格内容过多。</translation>
    </message>
    <message>
        <source>There are no rows in it.</source>
        <translation>未找到可用的行。</translation>
    </message>
    <message>
        <source>Copy rows with a name and an audio URL from a spreadsheet.</source>
        <translation>请从电子表格复制含名称和音频链接的行。</translation>
    </message>
    <message>
        <source>This file can’t be read as a table.</source>
        <translation>无法读取此表格文件。</translation>
    </message>
    <message>
        <source>Save it from the spreadsheet as CSV, then open that.</source>
        <translation>请在电子表格软件中另存为 CSV，再重新打开。</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Open a table of voices</source>
        <translation>打开音色表格</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>You can’t train while offline.</source>
        <translation>离线时无法训练。</translation>
    </message>
    <message>
        <source>Looking at the recordings: {count} of {total}</source>
        <translation>正在检查录音：{count}/{total}</translation>
    </message>
    <message>
        <source>No row can be sent yet.</source>
        <translation>暂无可提交的行。</translation>
    </message>
    <message>
        <source>Confirm that all speakers agreed.</source>
        <translation>请确认已获所有声音本人授权。</translation>
    </message>
</context>
<context>
    <name>DragPresenter</name>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) are ready to be dragged.</source>
        <translation>
            <numerusform>%n 段试听已就绪，可以拖动。</numerusform>
        </translation>
    </message>
    <message>
        <source>They had to be fetched first. Drag again.</source>
        <translation>试听已下载完成，请重新拖动。</translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) couldn’t be dragged along.</source>
        <translation>
            <numerusform>%n 段试听无法拖动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndMessage</name>
    <message>
        <source>Training took {time}.</source>
        <translation>训练用时 {time}。</translation>
    </message>
    <message>
        <source>{name} is ready.</source>
        <translation>“{name}”训练成功。</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Training {name} failed.</source>
        <translation>“{name}”训练失败。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>What answers there isn’t the voice service. Check the service address.</source>
        <translation>该地址不是语音服务，请检查服务地址。</translation>
    </message>
    <message>
        <source>Couldn’t refresh the voices.</source>
        <translation>无法刷新音色列表。</translation>
    </message>
    <message>
        <source>Couldn’t make a new voice.</source>
        <translation>无法新建音色。</translation>
    </message>
    <message>
        <source>Couldn’t send “{name}” for training.</source>
        <translation>无法提交“{name}”的训练。</translation>
    </message>
    <message>
        <source>Couldn’t rename “{name}”.</source>
        <translation>无法重命名“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t delete “{name}”.</source>
        <translation>无法删除“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t play the demo of “{name}”.</source>
        <translation>无法播放“{name}”的试听。</translation>
    </message>
    <message>
        <source>The connection doesn’t work yet.</source>
        <translation>暂时无法连接。</translation>
    </message>
    <message>
        <source>Couldn’t open the account “{name}”.</source>
        <translation>无法打开账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t save the account “{name}”.</source>
        <translation>无法保存账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t remove the token of “{name}”.</source>
        <translation>无法移除“{name}”的 API 令牌。</translation>
    </message>
    <message>
        <source>Couldn’t save the settings.</source>
        <translation>无法保存设置。</translation>
    </message>
    <message>
        <source>VoiceDesk stopped following the trainings.</source>
        <translation>VoiceDesk 已停止跟踪训练进度。</translation>
    </message>
    <message>
        <source>Couldn’t look after the demos kept here.</source>
        <translation>无法整理已下载的试听。</translation>
    </message>
    <message>
        <source>Couldn’t keep the change to “{name}”.</source>
        <translation>无法保存对“{name}”的更改。</translation>
    </message>
    <message>
        <source>Couldn’t change the tag “{name}”.</source>
        <translation>无法更改标签“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t save the support report.</source>
        <translation>无法保存诊断报告。</translation>
    </message>
    <message>
        <source>Couldn’t open the guide.</source>
        <translation>无法打开使用指南。</translation>
    </message>
    <message>
        <source>Couldn’t look for the takes.</source>
        <translation>无法读取录音列表。</translation>
    </message>
    <message>
        <source>The new voice may have been made all the same.</source>
        <translation>新音色可能已创建。</translation>
    </message>
    <message>
        <source>Refresh the voices and look before making another.</source>
        <translation>请先刷新音色列表确认，再决定是否重新创建。</translation>
    </message>
    <message>
        <source>The service may have started the training of “{name}”.</source>
        <translation>服务端可能已开始训练“{name}”。</translation>
    </message>
    <message>
        <source>VoiceDesk is checking; don’t send it again yet.</source>
        <translation>VoiceDesk 正在确认，请勿重复提交。</translation>
    </message>
    <message>
        <source>“{name}” may have been renamed all the same.</source>
        <translation>“{name}”可能已重命名。</translation>
    </message>
    <message>
        <source>Refresh the voices to see. Renaming it again does no harm.</source>
        <translation>请刷新音色列表确认，也可以放心地再次重命名。</translation>
    </message>
    <message>
        <source>“{name}” may have been deleted all the same.</source>
        <translation>“{name}”可能已被删除。</translation>
    </message>
    <message>
        <source>Refresh the voices to see.</source>
        <translation>请刷新音色列表确认。</translation>
    </message>
    <message>
        <source>Your account has as many voices as it can have. Delete one that you don’t need, then try again.</source>
        <translation>账号的音色数量已达上限。请删除不需要的音色后重试。</translation>
    </message>
    <message>
        <source>Another voice already has this name. Choose another one.</source>
        <translation>已有同名音色，请换一个名称。</translation>
    </message>
    <message>
        <source>The service couldn’t download the recording. Check that its link opens without signing in.</source>
        <translation>服务端无法下载这段录音。请确认链接无需登录即可打开。</translation>
    </message>
    <message>
        <source>“{name}” is being trained already.</source>
        <translation>“{name}”已在训练中。</translation>
    </message>
    <message>
        <source>Couldn’t back up the account “{name}”.</source>
        <translation>无法备份账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t restore from “{name}”.</source>
        <translation>无法从“{name}”恢复。</translation>
    </message>
    <message>
        <source>Couldn’t save the demo of “{name}”.</source>
        <translation>无法导出“{name}”的试听。</translation>
    </message>
    <message>
        <source>Couldn’t export the list.</source>
        <translation>无法导出列表。</translation>
    </message>
    <message>
        <source>Couldn’t rename the account “{name}”.</source>
        <translation>无法重命名账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t remove the account “{name}”.</source>
        <translation>无法移除账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t look at the recording.</source>
        <translation>无法检查这段录音。</translation>
    </message>
    <message>
        <source>Couldn’t work on the table of voices.</source>
        <translation>无法处理音色表格。</translation>
    </message>
    <message>
        <source>Another training would cost a second time. Wait until this one has ended.</source>
        <translation>重复训练会再次计费，请等待当前训练结束。</translation>
    </message>
    <message>
        <source>The sandbox doesn’t start. Try again; if it stays, report it with the details.</source>
        <translation>沙盒无法启动。请重试；如果问题仍然存在，请附上详情反馈。</translation>
    </message>
    <message>
        <source>Something in VoiceDesk itself went wrong. Try again; if it stays, report it with the details.</source>
        <translation>VoiceDesk 出现错误。请重试；如果问题仍然存在，请附上详情反馈。</translation>
    </message>
    <message>
        <source>The service can’t be reached. Check the network, then try again.</source>
        <translation>无法连接到服务，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The service took too long to answer. Try again in a moment.</source>
        <translation>服务端响应超时，请稍后重试。</translation>
    </message>
    <message>
        <source>The service doesn’t accept the token. Check it in the account.</source>
        <translation>API 令牌无效，请在账号中检查。</translation>
    </message>
    <message>
        <source>The service doesn’t know this voice any more. It may have been deleted elsewhere.</source>
        <translation>服务端已找不到该音色，可能已在别处删除。</translation>
    </message>
    <message>
        <source>The service has a problem of its own. Try again in a few minutes.</source>
        <translation>服务端出现故障，请几分钟后重试。</translation>
    </message>
    <message>
        <source>VoiceDesk didn’t understand the service’s answer. Check the service address; a newer VoiceDesk may help too.</source>
        <translation>VoiceDesk 无法识别服务端返回的内容。请检查服务地址，或更新 VoiceDesk。</translation>
    </message>
    <message>
        <source>The service reported an error. Try again in a moment.</source>
        <translation>服务端返回错误，请稍后重试。</translation>
    </message>
    <message>
        <source>The service refused and gave no reason.</source>
        <translation>服务端拒绝了请求，未返回原因。</translation>
    </message>
    <message>
        <source>The service refused. It gave only a code: {code}</source>
        <translation>服务端拒绝了请求，仅返回代码：{code}</translation>
    </message>
    <message>
        <source>The service refused: “{said}”</source>
        <translation>服务端拒绝了请求：“{said}”</translation>
    </message>
    <message>
        <source>That was too much at once for the service. Try again in a minute.</source>
        <translation>请求过于频繁，请一分钟后重试。</translation>
    </message>
    <message numerus="yes">
        <source>That was too much at once for the service. Try again in %n second(s).</source>
        <translation>
            <numerusform>请求过于频繁，请 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>That was too much at once for the service. Try again from {time}.</source>
        <translation>请求过于频繁，请在 {time} 之后重试。</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>打开账号</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The service has no demo of this voice yet.</source>
        <translation>服务端尚未提供该音色的试听。</translation>
    </message>
    <message>
        <source>It isn’t kept on this computer, and there is no connection to fetch it.</source>
        <translation>试听尚未下载，当前也无法联网获取。</translation>
    </message>
    <message>
        <source>The link to it has run out. Refresh the voices, then play it again.</source>
        <translation>试听链接已过期，请刷新音色列表后重新播放。</translation>
    </message>
    <message>
        <source>It is no longer where the service says. Refresh the voices and try again.</source>
        <translation>试听文件已不存在，请刷新音色列表后重试。</translation>
    </message>
    <message>
        <source>The place where it is kept won’t hand it out. Try again later.</source>
        <translation>试听所在的服务器拒绝访问，请稍后重试。</translation>
    </message>
    <message>
        <source>The file is far larger than a demo should be, so it wasn’t fetched.</source>
        <translation>文件远大于正常的试听，因此未下载。</translation>
    </message>
    <message>
        <source>What arrived isn’t sound that can be played.</source>
        <translation>下载的文件不是可播放的音频。</translation>
    </message>
    <message>
        <source>The connection broke before all of it had arrived. Try again.</source>
        <translation>下载过程中连接中断，请重试。</translation>
    </message>
    <message>
        <source>It took too long to arrive. Try again in a moment.</source>
        <translation>下载超时，请稍后重试。</translation>
    </message>
    <message>
        <source>The link that the service gave for it can’t be used.</source>
        <translation>服务端返回的试听链接无法使用。</translation>
    </message>
    <message>
        <source>It couldn’t be written to the disk. Check that the disk isn’t full.</source>
        <translation>无法写入磁盘，请检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>VoiceDesk couldn’t start what decodes sound. Restart VoiceDesk to try again.</source>
        <translation>VoiceDesk 无法启动音频解码组件，请重新启动 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>This computer has no password store that VoiceDesk can use.</source>
        <translation>未检测到可用的系统密钥环。</translation>
    </message>
    <message>
        <source>No password store that VoiceDesk can use is running on this computer, such as Secret Service or KWallet on Linux.</source>
        <translation>未检测到可用的系统密钥环（如 GNOME Keyring、KWallet），无法保存 API 令牌。</translation>
    </message>
    <message>
        <source>This computer’s password store is locked. Unlock it and try again.</source>
        <translation>系统密钥环已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>This computer’s password store doesn’t answer. It may be waiting to be unlocked.</source>
        <translation>系统密钥环没有响应，可能正在等待解锁。</translation>
    </message>
    <message>
        <source>The password store set up on this computer doesn’t protect what it keeps, so VoiceDesk won’t use it.</source>
        <translation>系统密钥环未加密，因此 VoiceDesk 不会使用。</translation>
    </message>
    <message>
        <source>The token is too long for this computer’s password store.</source>
        <translation>API 令牌过长，无法存入系统密钥环。</translation>
    </message>
    <message>
        <source>A web page came in its place, such as a notice that the link isn’t valid. Refresh the voices and try again.</source>
        <translation>收到的是网页而不是音频，链接可能已失效。请刷新音色列表后重试。</translation>
    </message>
    <message>
        <source>This computer’s password store reported an error.</source>
        <translation>系统密钥环返回错误。</translation>
    </message>
    <message>
        <source>It isn’t a backup that VoiceDesk made. Choose another file.</source>
        <translation>这不是 VoiceDesk 的备份，请选择其他文件。</translation>
    </message>
    <message>
        <source>A trial version of VoiceDesk made it, whose backups can no longer be read. Make a new one with this version.</source>
        <translation>该备份由 VoiceDesk 试用版创建，已无法读取。请用当前版本重新备份。</translation>
    </message>
    <message>
        <source>A newer VoiceDesk made it. Update VoiceDesk, then try again.</source>
        <translation>该备份由更高版本的 VoiceDesk 创建，请更新 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>The file is damaged, so nothing was taken in. Try another copy of it.</source>
        <translation>文件已损坏，未恢复任何内容。请换一份副本重试。</translation>
    </message>
    <message>
        <source>The file can’t be read. Check that it is still there.</source>
        <translation>无法读取文件，请检查文件是否仍然存在。</translation>
    </message>
    <message>
        <source>It can’t be written there. Check the folder, and that there is room.</source>
        <translation>无法写入该位置，请检查文件夹和剩余空间。</translation>
    </message>
    <message>
        <source>There is no room left on that disk. Make some, or choose another.</source>
        <translation>磁盘空间不足，请清理空间或更换磁盘。</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation>没有该位置的写入权限，请更换文件夹。</translation>
    </message>
    <message>
        <source>The folder isn’t there any more. Choose another one.</source>
        <translation>文件夹已不存在，请更换文件夹。</translation>
    </message>
    <message>
        <source>It can’t be written there. Choose another folder.</source>
        <translation>无法写入该位置，请更换文件夹。</translation>
    </message>
    <message>
        <source>What was written couldn’t be read back, so it wasn’t kept. Choose another disk.</source>
        <translation>写入后校验失败，文件未保留。请更换磁盘。</translation>
    </message>
    <message>
        <source>Another program has locked VoiceDesk’s library. Close that program, then try again.</source>
        <translation>其他程序锁定了 VoiceDesk 的音色库。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>There is no room left on the disk. Make some, then try again.</source>
        <translation>磁盘空间不足，请清理空间后重试。</translation>
    </message>
    <message>
        <source>VoiceDesk may not write to its folder. Check the folder’s permissions.</source>
        <translation>VoiceDesk 没有数据文件夹的写入权限，请检查文件夹权限。</translation>
    </message>
    <message>
        <source>A newer VoiceDesk has used this library. Update VoiceDesk to change it.</source>
        <translation>该音色库曾被更高版本的 VoiceDesk 使用，更新 VoiceDesk 后才能更改。</translation>
    </message>
    <message>
        <source>The library on this computer is damaged. Start VoiceDesk again: it puts the damaged file aside and begins a new one.</source>
        <translation>本机的音色库已损坏。请重新启动 VoiceDesk，届时会保留损坏的文件并新建音色库。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t read or write its folder. Check that the disk is there.</source>
        <translation>VoiceDesk 无法读写数据文件夹，请检查磁盘是否可用。</translation>
    </message>
    <message>
        <source>The proxy {name} can’t be used. Choose another one in Settings, or none.</source>
        <translation>代理“{name}”无法使用，请在“设置”中更换代理，或选择不使用代理。</translation>
    </message>
    <message>
        <source>The certificates in {name} can’t be read. Correct or remove this variable, then start VoiceDesk again.</source>
        <translation>无法读取 {name} 中的证书。请更正或删除该环境变量，然后重新启动 VoiceDesk。</translation>
    </message>
    <message>
        <source>“{name}” has changed since it was listed.</source>
        <translation>“{name}”在列表更新后发生了变化。</translation>
    </message>
    <message>
        <source>The service answered with a code: {code}.</source>
        <translation>服务端返回代码：{code}。</translation>
    </message>
    <message>
        <source>The service answered: “{said}”.</source>
        <translation>服务端返回：“{said}”。</translation>
    </message>
    <message>
        <source>A voice is checked before it is trained. Nothing was sent.</source>
        <translation>训练前需要查询音色状态，因此尚未提交。</translation>
    </message>
    <message>
        <source>It was sent from somewhere else. Nothing was sent from here. Wait until that training has ended.</source>
        <translation>该训练由其他设备提交，本机未提交。请等待训练结束。</translation>
    </message>
    <message>
        <source>Its state is now “{now}” (before: “{before}”).</source>
        <translation>状态已变为“{now}”（原为“{before}”）。</translation>
    </message>
    <message>
        <source>It has a new demo: it may have been trained elsewhere.</source>
        <translation>试听已更新，可能已在别处重新训练。</translation>
    </message>
    <message>
        <source>Its name is now “{name}”.</source>
        <translation>名称已变为“{name}”。</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the voice, then train it again if needed.</source>
        <translation>尚未提交。请查看该音色，如有需要再重新训练。</translation>
    </message>
    <message numerus="yes">
        <source>The service’s list is empty, although it had %n voice(s) before. VoiceDesk keeps showing them.</source>
        <translation>
            <numerusform>服务端返回的列表为空，而此前有 %n 个音色。VoiceDesk 将继续显示这些音色。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureTexts</name>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>另有 %n 项需注意。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldTexts</name>
    <message>
        <source>Enter an address. The usual one: {usual}</source>
        <translation>请填写服务地址，通常为 {usual}</translation>
    </message>
    <message>
        <source>The address starts with https://</source>
        <translation>地址应以 https:// 开头</translation>
    </message>
    <message>
        <source>The server’s name is missing or not valid. The usual address: {usual}</source>
        <translation>服务器名称缺失或无效，服务地址通常为 {usual}</translation>
    </message>
    <message>
        <source>What follows the colon isn’t a port.</source>
        <translation>冒号后的端口号无效。</translation>
    </message>
    <message>
        <source>Leave out the user name and the “@” sign.</source>
        <translation>请去掉用户名和“@”。</translation>
    </message>
    <message>
        <source>Leave out what follows “?” or “#”.</source>
        <translation>请去掉“?”或“#”及其后的内容。</translation>
    </message>
    <message>
        <source>Use https: over http, others on the way could read the token.</source>
        <translation>请使用 https。通过 http 传输时，API 令牌可能被他人截获。</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>请填写账号名称。</translation>
    </message>
    <message>
        <source>At most {most} characters.</source>
        <translation>最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The name holds a character that can’t be shown. Type it anew.</source>
        <translation>名称中有无法显示的字符，请重新输入。</translation>
    </message>
    <message>
        <source>The sandbox has this name. Choose another.</source>
        <translation>该名称已用于沙盒，请换一个名称。</translation>
    </message>
    <message>
        <source>A token has only plain letters, digits and signs. Copy it again from the API key page.</source>
        <translation>API 令牌只含英文字母、数字和符号，请从 API Key 页面重新复制。</translation>
    </message>
    <message>
        <source>The service doesn’t accept this token. Copy it again from the API key page.</source>
        <translation>API 令牌无效，请从 API Key 页面重新复制。</translation>
    </message>
    <message>
        <source>Paste the account’s token here.</source>
        <translation>请粘贴账号的 API 令牌。</translation>
    </message>
    <message>
        <source>Another account has this name. Choose another.</source>
        <translation>已有同名账号，请换一个名称。</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>类型：</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Remove filter “{name}”</source>
        <translation>移除筛选“{name}”</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{tag} ({count})</source>
        <translation>{tag}（{count}）</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Save filter…</source>
        <translation>保存筛选…</translation>
    </message>
    <message>
        <source>Rename filter…</source>
        <translation>重命名筛选…</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>移除筛选</translation>
    </message>
</context>
<context>
    <name>FilterNameDialog</name>
    <message>
        <source>Filter name</source>
        <translation>筛选名称</translation>
    </message>
    <message>
        <source>Rename filter</source>
        <translation>重命名筛选</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A filter with this name already exists.</source>
        <translation>已有同名筛选。</translation>
    </message>
</context>
<context>
    <name>FilterParts</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Not played yet</source>
        <translation>未播放</translation>
    </message>
</context>
<context>
    <name>FilterPresenter</name>
    <message>
        <source>Filters cleared.</source>
        <translation>已清除筛选。</translation>
    </message>
    <message>
        <source>Filter removed.</source>
        <translation>已移除筛选条件。</translation>
    </message>
    <message>
        <source>Filter “{name}” removed.</source>
        <translation>已移除筛选“{name}”。</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>{measure}: {value}, {verdict}.</source>
        <translation>{measure}：{value}，{verdict}。</translation>
    </message>
    <message>
        <source>Hear it at {time}</source>
        <translation>从 {time} 开始试听</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>信噪比</translation>
    </message>
    <message>
        <source>Link lasts</source>
        <translation>链接有效期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>需注意</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>{rate} kHz, {channels}</source>
        <translation>{rate} kHz，{channels}</translation>
    </message>
    <message>
        <source>over {decibels} dB</source>
        <translation>高于 {decibels} dB</translation>
    </message>
    <message>
        <source>The service’s own app takes up to 10 MB. Keep a shorter part.</source>
        <translation>服务商自家应用最大接受 10 MB，请截取更短的一段。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 个声道</translation>
    </message>
    <message>
        <source>{level}, {count} cut off</source>
        <translation>{level}，{count} 处削波</translation>
    </message>
    <message>
        <source>run out</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>{count} min more</source>
        <translation>剩余 {count} 分钟</translation>
    </message>
    <message>
        <source>{count} h more</source>
        <translation>剩余 {count} 小时</translation>
    </message>
    <message>
        <source>{count} days more</source>
        <translation>剩余 {count} 天</translation>
    </message>
    <message>
        <source>10 to 60 seconds are advised. Cut out the best minute.</source>
        <translation>时长偏长，建议 10–60 秒。请截取效果最好的一分钟。</translation>
    </message>
    <message>
        <source>10 to 60 seconds are advised, and this is far more. Cut out the best minute.</source>
        <translation>录音过长，建议 10–60 秒。请截取效果最好的一分钟。</translation>
    </message>
    <message>
        <source>10 to 60 seconds are advised. Record a little more if you can.</source>
        <translation>时长偏短，建议 10–60 秒。</translation>
    </message>
    <message>
        <source>10 to 60 seconds are advised. This is hardly enough to learn a voice from.</source>
        <translation>录音过短，难以训练，建议 10–60 秒。</translation>
    </message>
    <message>
        <source>The link may run out before the service has fetched the recording. Make one that lasts longer.</source>
        <translation>服务端下载录音前，链接可能已过期。请使用有效期更长的链接。</translation>
    </message>
    <message>
        <source>The link has run out. Make a new one.</source>
        <translation>链接已过期，请重新生成。</translation>
    </message>
    <message>
        <source>Speech is fuller from 24 kHz on. If there’s a better version, use that.</source>
        <translation>采样率达到 24 kHz 时人声更饱满，建议使用音质更好的版本。</translation>
    </message>
    <message>
        <source>That is telephone quality: the bright part of the voice is missing. Record it at 24 kHz or more.</source>
        <translation>录音为电话音质，缺少高频部分。请以 24 kHz 以上的采样率重新录制。</translation>
    </message>
    <message>
        <source>Mix it down to one channel, or two.</source>
        <translation>请混缩为单声道或立体声。</translation>
    </message>
    <message>
        <source>It’s soft. Speak closer to the microphone, or raise the level.</source>
        <translation>音量偏低，请靠近麦克风或调高音量。</translation>
    </message>
    <message>
        <source>It’s very loud. Lower the level.</source>
        <translation>音量过高，请调低音量。</translation>
    </message>
    <message>
        <source>There’s nothing to be heard in it.</source>
        <translation>录音中没有声音。</translation>
    </message>
    <message>
        <source>In places it’s too loud and cut off. If you can, record it with less gain.</source>
        <translation>局部音量过高，出现削波。建议调低增益后重新录制。</translation>
    </message>
    <message>
        <source>Much of it is too loud and cut off, which sounds harsh. Record it again with less gain.</source>
        <translation>多处音量过高，削波严重，声音刺耳。请调低增益后重新录制。</translation>
    </message>
    <message>
        <source>There’s a long silence at the beginning or the end. Cut it off.</source>
        <translation>开头或结尾静音过长，请剪掉。</translation>
    </message>
    <message>
        <source>More than a third is silence. Shorten the pauses.</source>
        <translation>静音超过三分之一，请缩短停顿。</translation>
    </message>
    <message>
        <source>Most of it is silence. Keep only the parts where someone speaks.</source>
        <translation>大部分是静音，请只保留有人说话的部分。</translation>
    </message>
    <message>
        <source>There’s noise behind the voice, and the clone may carry it. Record in a quieter room, away from fans.</source>
        <translation>有背景噪声，可能会带入复刻音色。请远离风扇，在更安静的房间录制。</translation>
    </message>
    <message>
        <source>There’s a lot of noise, or music, behind the voice. Use a recording of the voice alone.</source>
        <translation>背景噪声或音乐过大，请使用只有人声的录音。</translation>
    </message>
    <message>
        <source>It has no pause in which noise could be heard. Listen whether it’s clean.</source>
        <translation>录音没有停顿，无法测出噪声，请试听确认是否干净。</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>Hide first steps</source>
        <translation>隐藏快速入门</translation>
    </message>
    <message>
        <source>Hear a voice</source>
        <translation>试听一个音色</translation>
    </message>
    <message>
        <source>Train your own</source>
        <translation>训练自己的音色</translation>
    </message>
    <message>
        <source>Always keep a demo</source>
        <translation>始终保留一段试听</translation>
    </message>
</context>
<context>
    <name>FoundTexts</name>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>All good</source>
        <translation>全部良好</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 项需注意</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found wrong with the recording from here. Try another one.</source>
        <translation>未发现录音有问题，请换一段录音重试。</translation>
    </message>
    <message numerus="yes">
        <source>Retry all %Ln failed</source>
        <translation>
            <numerusform>重试全部 %Ln 项失败的训练</numerusform>
        </translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>服务端未返回原因。</translation>
    </message>
    <message>
        <source>Try another recording.</source>
        <translation>请换一段录音重试。</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>未找到相关页面。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>HelpPresenter</name>
    <message>
        <source>Hear a slot of Compare</source>
        <translation>播放对比位 1–4</translation>
    </message>
    <message>
        <source>Put the voice into a slot</source>
        <translation>放入对比位</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Save support report</source>
        <translation>保存诊断报告</translation>
    </message>
    <message>
        <source>Support report saved.</source>
        <translation>诊断报告已保存。</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>A second back or forward</source>
        <translation>后退或前进 1 秒</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Sort by a column</source>
        <translation>按列排序</translation>
    </message>
</context>
<context>
    <name>HistoryLine</name>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Pause: {demo}</source>
        <translation>暂停：{demo}</translation>
    </message>
    <message>
        <source>Play: {demo}</source>
        <translation>播放：{demo}</translation>
    </message>
    <message>
        <source>Compare with the current demo: {demo}</source>
        <translation>与当前试听对比：{demo}</translation>
    </message>
    <message>
        <source>Switch between this demo and the current one</source>
        <translation>在这段试听与当前试听之间切换</translation>
    </message>
</context>
<context>
    <name>KeepPart</name>
    <message>
        <source>Keep the recording on this computer</source>
        <translation>在本机保留这段录音</translation>
    </message>
    <message>
        <source>So that you can compare it with the demos before and after.</source>
        <translation>便于日后与训练前后的试听对比。</translation>
    </message>
</context>
<context>
    <name>LengthScale</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>建议时长</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
</context>
<context>
    <name>LibraryNotice</name>
    <message>
        <source>The library on this computer was damaged.</source>
        <translation>本机的音色库已损坏。</translation>
    </message>
    <message>
        <source>A new one was started; the old one is kept as {file}.</source>
        <translation>已新建音色库，原文件保留为“{file}”。</translation>
    </message>
    <message>
        <source>The data folder can’t be written to.</source>
        <translation>无法写入数据文件夹。</translation>
    </message>
    <message>
        <source>You see what was last kept. Nothing is kept now, and nothing can be sent for training.</source>
        <translation>当前显示上次保存的内容。新的更改不会保存，也无法提交训练。</translation>
    </message>
    <message>
        <source>A newer VoiceDesk has used this library.</source>
        <translation>该音色库曾被更高版本的 VoiceDesk 使用。</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer until you update VoiceDesk.</source>
        <translation>更新 VoiceDesk 之前，本机不会保存任何内容。</translation>
    </message>
    <message>
        <source>The settings could not be read.</source>
        <translation>无法读取设置。</translation>
    </message>
    <message>
        <source>VoiceDesk started with the defaults; the old ones are kept as {file}.</source>
        <translation>已改用默认设置，原文件保留为“{file}”。</translation>
    </message>
    <message>
        <source>VoiceDesk started with the defaults, and can’t keep changes to them.</source>
        <translation>已改用默认设置，更改无法保存。</translation>
    </message>
    <message>
        <source>Changes can’t be kept on this computer.</source>
        <translation>更改无法保存到本机。</translation>
    </message>
    <message>
        <source>Your voices at the service are safe.</source>
        <translation>服务端的音色不受影响。</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Audio URL</source>
        <translation>音频链接</translation>
    </message>
    <message>
        <source>The service fetches the recording from here. Best: one speaker, 10–60 seconds, no noise; mp3 or wav.</source>
        <translation>服务端会下载该录音。建议 10–60 秒、无杂音的单人录音，mp3 或 wav。</translation>
    </message>
</context>
<context>
    <name>ListeningActions</name>
    <message>
        <source>Compare voices</source>
        <translation>对比音色</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>音频输出</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device}（未连接）</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Auto-play</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>增大音量</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>减小音量</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速播放</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速播放</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Add to Compare</source>
        <translation>加入对比</translation>
    </message>
    <message>
        <source>Hear slot {number}</source>
        <translation>播放对比位 {number}</translation>
    </message>
    <message>
        <source>Put into slot {number}</source>
        <translation>放入对比位 {number}</translation>
    </message>
</context>
<context>
    <name>LostSlotPresenter</name>
    <message>
        <source>The new voice may have been made: no answer came.</source>
        <translation>未收到响应，新音色可能已创建。</translation>
    </message>
    <message>
        <source>VoiceDesk is looking in the list. That takes two minutes at the most.</source>
        <translation>VoiceDesk 正在从列表中确认，最多需要两分钟。</translation>
    </message>
    <message>
        <source>The last new voice isn’t finished.</source>
        <translation>上一个新音色尚未完成。</translation>
    </message>
    <message>
        <source>{name} was made. Nothing has been trained yet.</source>
        <translation>“{name}”已创建，尚未开始训练。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The new voice wasn’t made.</source>
        <translation>新音色未创建。</translation>
    </message>
    <message>
        <source>You can make it now; there will be one.</source>
        <translation>现在可以新建，不会重复。</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>The new voice may have been made.</source>
        <translation>新音色可能已创建。</translation>
    </message>
    <message>
        <source>There are new voices in the list, and whether one of them is yours can’t be told. Look at them before you make another.</source>
        <translation>列表中出现了新音色，无法判断是否为刚才新建的。请先查看，再决定是否重新创建。</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Voice details</source>
        <translation>音色详情</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Details copied</source>
        <translation>已复制详情</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>已复制详情</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>没有消息</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>What to do</source>
        <translation>解决方法</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>{count} / {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
    <message>
        <source>The name contains a character that can’t be displayed. Type it again.</source>
        <translation>名称中有无法显示的字符，请重新输入。</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The proxy that VoiceDesk connects through.</source>
        <translation>VoiceDesk 联网时使用的代理。</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>指定地址</translation>
    </message>
    <message>
        <source>Enter the proxy’s address, such as http://proxy.example:8080</source>
        <translation>请填写代理地址，例如 http://proxy.example:8080</translation>
    </message>
    <message>
        <source>The address starts with http://, https:// or socks5://</source>
        <translation>地址应以 http://、https:// 或 socks5:// 开头</translation>
    </message>
    <message>
        <source>Settings aren’t a safe place for a password. Put the whole address into the variable ALL_PROXY and choose “Follow system”.</source>
        <translation>设置文件不适合保存密码。请将完整地址写入环境变量 ALL_PROXY，并选择“跟随系统”。</translation>
    </message>
    <message>
        <source>What follows the colon isn’t a port.</source>
        <translation>冒号后的端口号无效。</translation>
    </message>
</context>
<context>
    <name>NoneFound</name>
    <message numerus="yes">
        <source>%n filter(s) on: {filters}.</source>
        <translation>
            <numerusform>已启用 %n 项筛选：{filters}。</numerusform>
        </translation>
    </message>
    <message>
        <source>No voices match “{search}”</source>
        <translation>没有与“{search}”匹配的音色</translation>
    </message>
    <message>
        <source>The search looks at names, tags, notes, languages and IDs.</source>
        <translation>搜索范围包括名称、标签、备注、语言和 ID。</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>暂无收藏</translation>
    </message>
    <message>
        <source>Press the star in a voice’s details, or Ctrl+D, to find it here.</source>
        <translation>收藏音色（Ctrl+D）后，会显示在这里。</translation>
    </message>
    <message>
        <source>No voice is in this state</source>
        <translation>没有处于该状态的音色</translation>
    </message>
    <message>
        <source>No voice passes the filters</source>
        <translation>没有符合筛选条件的音色</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Show all voices</source>
        <translation>显示全部音色</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>NoteSection</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Saved automatically</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>{count} / {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>{name} is ready.</source>
        <translation>“{name}”训练成功</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Training {name} failed.</source>
        <translation>“{name}”训练失败</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n trainings ended.</source>
        <translation>
            <numerusform>%n 项训练已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready.</source>
        <translation>
            <numerusform>%n 项成功。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n 项失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>Training took {time}.</source>
        <translation>训练用时 {time}。</translation>
    </message>
</context>
<context>
    <name>OfflineLine</name>
    <message>
        <source>Checking, {left} left</source>
        <translation>正在检查：剩余 {left} 个</translation>
    </message>
    <message>
        <source>Paused, {done} of {total}</source>
        <translation>已暂停：{done}/{total}</translation>
    </message>
    <message>
        <source>Waiting, {done} of {total}</source>
        <translation>等待连接：{done}/{total}</translation>
    </message>
    <message>
        <source>Keeping {done} of {total}</source>
        <translation>正在下载：{done}/{total}</translation>
    </message>
    <message>
        <source>Demos go on being fetched once the service can be reached.</source>
        <translation>恢复连接后会自动继续下载试听。</translation>
    </message>
    <message>
        <source>Go on keeping demos</source>
        <translation>继续下载试听</translation>
    </message>
    <message>
        <source>Pause keeping demos</source>
        <translation>暂停下载试听</translation>
    </message>
    <message>
        <source>Cancel keeping demos</source>
        <translation>取消下载试听</translation>
    </message>
    <message>
        <source>What was fetched stays on this computer.</source>
        <translation>已下载的试听会保留在本机。</translation>
    </message>
</context>
<context>
    <name>OfflineTexts</name>
    <message numerus="yes">
        <source>%n demos were kept on this computer.</source>
        <translation>
            <numerusform>已下载 %n 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>All demos are on this computer already.</source>
        <translation>所有试听均已下载。</translation>
    </message>
    <message>
        <source>The demo of “{name}” couldn’t be kept.</source>
        <translation>无法下载“{name}”的试听。</translation>
    </message>
    <message numerus="yes">
        <source>%n demos couldn’t be kept.</source>
        <translation>
            <numerusform>%n 段试听下载失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”, for one: {reason}</source>
        <translation>例如“{name}”：{reason}</translation>
    </message>
    <message>
        <source>The details have the reason of each.</source>
        <translation>各项原因见详情。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Demos take {size}, more than the limit of {limit}.</source>
        <translation>试听占用 {size}，超过上限 {limit}。</translation>
    </message>
    <message>
        <source>What you keep offline and your favourites stay all the same. Others are fetched anew each time.</source>
        <translation>收藏和始终保留的试听不会移除，其他试听每次播放时重新下载。</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening the password store…</source>
        <translation>正在打开系统密钥环…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>PalettePresenter</name>
    <message>
        <source>Select a voice first</source>
        <translation>请先选择音色</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>当前不可用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Nothing to play</source>
        <translation>没有可播放的内容</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Auto-play</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>The wheel changes the volume</source>
        <translation>滚动滚轮可调节音量</translation>
    </message>
    <message>
        <source>Play each voice as you move through the list</source>
        <translation>在列表中移动时自动播放音色</translation>
    </message>
    <message>
        <source>Speed {speed}</source>
        <translation>播放速度 {speed}</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Begins anew at the end (Ctrl+L)</source>
        <translation>播放结束后从头开始（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>PlayerPresenter</name>
    <message>
        <source>Getting the demo…</source>
        <translation>正在加载试听…</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>暂无试听</translation>
    </message>
    <message>
        <source>Demo · on this computer</source>
        <translation>试听 · 已下载</translation>
    </message>
    <message>
        <source>Demo · online only</source>
        <translation>试听 · 需联网</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
    <message>
        <source>No demo</source>
        <translation>无试听</translation>
    </message>
    <message>
        <source>An earlier demo</source>
        <translation>较早的试听</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number}/{total}</translation>
    </message>
    <message>
        <source>The recording to train from</source>
        <translation>训练录音</translation>
    </message>
</context>
<context>
    <name>PlayerTexts</name>
    <message>
        <source>There is no sound device.</source>
        <translation>未检测到音频设备。</translation>
    </message>
    <message>
        <source>Plug in headphones or speakers to hear it.</source>
        <translation>请连接耳机或扬声器。</translation>
    </message>
    <message>
        <source>The demo of {name} can’t be played.</source>
        <translation>无法播放“{name}”的试听。</translation>
    </message>
    <message>
        <source>The sound device takes no more sound.</source>
        <translation>音频设备无响应。</translation>
    </message>
    <message>
        <source>Plug it in again or choose another one, then press play.</source>
        <translation>请重新连接设备或选择其他设备，然后重新播放。</translation>
    </message>
    <message>
        <source>The recording of {name} can’t be played.</source>
        <translation>无法播放“{name}”的录音。</translation>
    </message>
    <message>
        <source>The file may be damaged.</source>
        <translation>文件可能已损坏。</translation>
    </message>
    <message>
        <source>VoiceDesk couldn’t start what decodes sound. Restart VoiceDesk to try again.</source>
        <translation>VoiceDesk 无法启动音频解码组件，请重新启动 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>The file may be damaged. Play it again to download it again.</source>
        <translation>文件可能已损坏，再次播放时会重新下载。</translation>
    </message>
    <message>
        <source>{device} is gone.</source>
        <translation>“{device}”已断开连接。</translation>
    </message>
    <message>
        <source>The sound comes from {device} meanwhile.</source>
        <translation>暂时通过“{device}”播放。</translation>
    </message>
    <message>
        <source>{device} is back.</source>
        <translation>“{device}”已重新连接。</translation>
    </message>
    <message>
        <source>The sound comes from {device} again.</source>
        <translation>已恢复通过“{device}”播放。</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RecorderPresenter</name>
    <message>
        <source>VoiceDesk may not use the microphone. Allow it in the system’s settings.</source>
        <translation>VoiceDesk 没有麦克风权限。请在系统设置中允许使用。</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>No microphone can be used. Connect one, or choose another one above.</source>
        <translation>没有可用的麦克风，请连接麦克风或在上方选择其他设备。</translation>
    </message>
    <message>
        <source>The microphone was disconnected. What was recorded so far is kept.</source>
        <translation>麦克风已断开，已录制的部分会保留。</translation>
    </message>
    <message>
        <source>The take can’t be saved any further. Free some space on the disk. What was recorded so far is kept.</source>
        <translation>无法继续保存录音，请清理磁盘空间。已录制的部分会保留。</translation>
    </message>
    <message>
        <source>No sound is coming from this microphone. Is it muted?</source>
        <translation>麦克风没有声音，请检查是否已静音。</translation>
    </message>
    <message>
        <source>A take ends after 10 minutes. It is kept.</source>
        <translation>单条录音最长 10 分钟，已自动停止并保留。</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>未检测到麦克风</translation>
    </message>
    <message>
        <source>Microphone: {name}</source>
        <translation>麦克风：{name}</translation>
    </message>
    <message>
        <source>Nothing can be heard</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>Take {number} deleted.</source>
        <translation>已删除第 {number} 条。</translation>
    </message>
</context>
<context>
    <name>RecorderView</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Choose a microphone</source>
        <translation>选择麦克风</translation>
    </message>
    <message>
        <source>Close the recorder</source>
        <translation>关闭录音</translation>
    </message>
    <message>
        <source>Too quiet</source>
        <translation>声音太小</translation>
    </message>
    <message>
        <source>Good level</source>
        <translation>音量合适</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读文字</translation>
    </message>
    <message>
        <source>About 30 s at your usual pace</source>
        <translation>约 30 秒，用平常语速</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>换一段</translation>
    </message>
    <message>
        <source>Kept until you use or delete them</source>
        <translation>选用或删除前都会保留</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>准备录音</translation>
    </message>
    <message>
        <source>Starts in {seconds} s</source>
        <translation>{seconds} 秒后开始</translation>
    </message>
    <message>
        <source>Recording now</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录音</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即开始</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录音</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Space pauses</source>
        <translation>空格键暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>已录 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingPart</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Recording, new demo and earlier demo, side by side</source>
        <translation>将录音与新旧试听放在一起对比</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Compare the recording with the demos</source>
        <translation>对比录音与试听</translation>
    </message>
</context>
<context>
    <name>RenameAccountDialog</name>
    <message>
        <source>Rename account “{name}”</source>
        <translation>重命名账号“{name}”</translation>
    </message>
    <message>
        <source>New account name</source>
        <translation>新账号名称</translation>
    </message>
    <message>
        <source>Voices, marks, demos and the token go along. Nothing changes at the service.</source>
        <translation>音色、标签、备注、试听和 API 令牌会一并转移，服务端不会有任何变化。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename account</source>
        <translation>重命名账号</translation>
    </message>
</context>
<context>
    <name>RenameForm</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>保存名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RenameTagDialog</name>
    <message>
        <source>Rename tag “{name}”</source>
        <translation>重命名标签“{name}”</translation>
    </message>
    <message>
        <source>Tag name</source>
        <translation>标签名称</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is a tag “{name}” already: the two become one.</source>
        <translation>已有标签“{name}”，重命名后两者将合并。</translation>
    </message>
</context>
<context>
    <name>Retry</name>
    <message numerus="yes">
        <source>Retry %Ln failed training(s)?</source>
        <translation>
            <numerusform>重试 %Ln 项失败的训练？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln training(s)</source>
        <translation>
            <numerusform>重试 %Ln 项训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them use up paid quota.</source>
        <translation>
            <numerusform>其中 %Ln 项会消耗付费额度。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other trainings are being sent.</source>
        <translation>正在提交其他训练。</translation>
    </message>
    <message>
        <source>Retry the failed ones when that is done.</source>
        <translation>请在提交完成后再重试失败的训练。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>RetryPresenter</name>
    <message>
        <source>Each is sent again with the same recording.</source>
        <translation>将使用原录音重新提交。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>The page is called “{title}”.</source>
        <translation>网页标题：“{title}”。</translation>
    </message>
    <message>
        <source>If you know that the service can fetch it, you can send it anyway.</source>
        <translation>如果确定服务端可以下载，仍可提交。</translation>
    </message>
    <message>
        <source>There’s no such server as seen from here.</source>
        <translation>找不到该服务器。</translation>
    </message>
    <message>
        <source>Check the address and your connection.</source>
        <translation>请检查链接和网络。</translation>
    </message>
    <message>
        <source>The server can’t be reached from here.</source>
        <translation>本机无法连接该服务器。</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid.</source>
        <translation>服务器证书无效。</translation>
    </message>
    <message>
        <source>The service may not accept it either.</source>
        <translation>服务端可能同样不接受该证书。</translation>
    </message>
    <message>
        <source>The server didn’t answer in time.</source>
        <translation>服务器响应超时。</translation>
    </message>
    <message>
        <source>The server doesn’t hand it out (HTTP {status}).</source>
        <translation>服务器拒绝访问（HTTP {status}）。</translation>
    </message>
    <message>
        <source>The link may need a sign-in, or have run out.</source>
        <translation>链接可能需要登录，或已过期。</translation>
    </message>
    <message>
        <source>The address leads on and on, and nowhere in the end.</source>
        <translation>链接重定向次数过多。</translation>
    </message>
    <message>
        <source>Use the link of the file itself.</source>
        <translation>请使用文件的直接链接。</translation>
    </message>
    <message>
        <source>It leads to this computer or a private network: {host}</source>
        <translation>链接指向本机或内网：{host}</translation>
    </message>
    <message>
        <source>The service can’t fetch it from there. Put it on the web.</source>
        <translation>服务端无法从该位置下载，请将录音上传到公网。</translation>
    </message>
    <message>
        <source>The recording broke off on its way here.</source>
        <translation>录音下载中断。</translation>
    </message>
    <message>
        <source>mp3 and wav are known to work.</source>
        <translation>建议使用 mp3 或 wav。</translation>
    </message>
    <message>
        <source>It’s audio, and too large to be looked at here.</source>
        <translation>音频文件过大，未做详细检查。</translation>
    </message>
    <message>
        <source>10 to 60 seconds are advised. It can be sent all the same.</source>
        <translation>建议 10–60 秒，仍可提交。</translation>
    </message>
    <message>
        <source>It’s audio, and takes too long to be looked at here.</source>
        <translation>音频检查耗时过长，未做详细检查。</translation>
    </message>
    <message>
        <source>It can be sent all the same.</source>
        <translation>仍可提交。</translation>
    </message>
    <message>
        <source>It couldn’t be written to this computer’s disk.</source>
        <translation>无法写入本机磁盘。</translation>
    </message>
    <message>
        <source>It begins like audio, but can’t be decoded here.</source>
        <translation>文件类似音频，但本机无法解码。</translation>
    </message>
    <message>
        <source>The service may not be able to read it either.</source>
        <translation>服务端可能同样无法读取。</translation>
    </message>
    <message>
        <source>There’s nothing at this address (HTTP {status}).</source>
        <translation>链接中的文件不存在（HTTP {status}）。</translation>
    </message>
    <message>
        <source>The service would find nothing either. Copy the address again.</source>
        <translation>服务端同样无法找到，请重新复制链接。</translation>
    </message>
    <message>
        <source>The file at this address is empty.</source>
        <translation>链接中的文件为空。</translation>
    </message>
    <message>
        <source>Put the recording there again, or use another one.</source>
        <translation>请重新上传录音，或更换链接。</translation>
    </message>
    <message>
        <source>This is a web page, not a recording.</source>
        <translation>这是网页，不是录音。</translation>
    </message>
    <message>
        <source>Use the link of the file itself. On a page for sharing, it’s the one behind “Download”.</source>
        <translation>请使用文件的直接链接，通常是分享页面上“下载”按钮的链接。</translation>
    </message>
    <message>
        <source>What’s at this address isn’t audio.</source>
        <translation>链接中的文件不是音频。</translation>
    </message>
    <message>
        <source>The proxy {host} can’t be used.</source>
        <translation>代理“{host}”无法使用。</translation>
    </message>
    <message>
        <source>Choose another one in Settings, or none.</source>
        <translation>请在“设置”中更换代理，或选择不使用代理。</translation>
    </message>
    <message>
        <source>The certificates in {host} can’t be read.</source>
        <translation>无法读取 {host} 中的证书。</translation>
    </message>
    <message>
        <source>Correct or remove this variable, then start VoiceDesk again.</source>
        <translation>请更正或删除该环境变量，然后重新启动 VoiceDesk。</translation>
    </message>
</context>
<context>
    <name>SamplePart</name>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>The recording is good.</source>
        <translation>录音良好。</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然提交</translation>
    </message>
    <message>
        <source>Listening to the recording…</source>
        <translation>正在检查录音…</translation>
    </message>
    <message>
        <source>It’ll be sent without having been checked.</source>
        <translation>将跳过检查直接提交。</translation>
    </message>
</context>
<context>
    <name>SandboxCard</name>
    <message>
        <source>Try the sandbox</source>
        <translation>先用沙盒试试</translation>
    </message>
    <message>
        <source>No account needed</source>
        <translation>无需账号</translation>
    </message>
    <message>
        <source>Sample voices to listen to</source>
        <translation>提供示例音色，可直接试听</translation>
    </message>
    <message>
        <source>Practise training at no cost</source>
        <translation>练习训练流程，不产生费用</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>数据不会离开本机</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open sandbox</source>
        <translation>打开沙盒</translation>
    </message>
</context>
<context>
    <name>SavingPresenter</name>
    <message>
        <source>Sound (*{suffix})</source>
        <translation>音频 (*{suffix})</translation>
    </message>
    <message>
        <source>Save demo</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>Save demos in a folder</source>
        <translation>将试听导出到文件夹</translation>
    </message>
    <message>
        <source>Save demos…</source>
        <translation>导出试听…</translation>
    </message>
    <message>
        <source>Save demo…</source>
        <translation>导出试听…</translation>
    </message>
    <message>
        <source>Export chosen voices</source>
        <translation>导出所选音色</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>SavingTexts</name>
    <message>
        <source>Getting the demo of “{name}”…</source>
        <translation>正在下载“{name}”的试听…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Saving %n demo(s)…</source>
        <translation>
            <numerusform>正在导出 %n 段试听…</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {number} so far.</source>
        <translation>已完成 {done} 段，共 {number} 段。</translation>
    </message>
    <message>
        <source>Demo saved.</source>
        <translation>试听已导出。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) saved.</source>
        <translation>
            <numerusform>已导出 %n 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in the folder {folder}.</source>
        <translation>保存位置：“{folder}”文件夹。</translation>
    </message>
    <message>
        <source>No demo was saved.</source>
        <translation>未导出任何试听。</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved.</source>
        <translation>
            <numerusform>%n 段未导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {reason}</source>
        <translation>“{name}”：{reason}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Exporting the list…</source>
        <translation>正在导出列表…</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is the file {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
</context>
<context>
    <name>SelectedTags</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>on all %Ln</source>
        <translation>
            <numerusform>%Ln 个全部已有</numerusform>
        </translation>
    </message>
    <message>
        <source>on {count} of {number}</source>
        <translation>{number} 个中 {count} 个已有</translation>
    </message>
    <message>
        <source>Take “{name}” off all</source>
        <translation>从所选音色移除“{name}”</translation>
    </message>
    <message>
        <source>Put on all</source>
        <translation>添加到全部</translation>
    </message>
    <message>
        <source>Put “{name}” on all</source>
        <translation>将“{name}”添加到所选音色</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Unfavourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>允许移除</translation>
    </message>
    <message>
        <source>Their demos may be removed when storage is full.</source>
        <translation>存储空间不足时，可以移除这些试听。</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Their demos are never removed, even when storage is full.</source>
        <translation>即使存储空间不足，也不会移除这些试听。</translation>
    </message>
    <message>
        <source>None of them has a demo.</source>
        <translation>所选音色均无试听。</translation>
    </message>
    <message>
        <source>Save demos</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SelectionPresenter</name>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>ID copied.</source>
        <translation>已复制 ID。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln IDs copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个 ID。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingPart</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>取消其余项</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>导出结果…</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>新建批次</translation>
    </message>
</context>
<context>
    <name>SentRecordingPart</name>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{first} {second}</source>
        <comment>one sentence after another</comment>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{names}, {name}</source>
        <comment>one more name at the end of a list</comment>
        <translation>{names}、{name}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Changes at once, no restart.</source>
        <translation>立即生效，无需重启。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>In the list: [ and ] for the speed, 1 to 4 for Compare.</source>
        <translation>在列表中可用：[ ] 调整速度，1–4 播放对比位。</translation>
    </message>
    <message>
        <source>Single-key shortcuts</source>
        <translation>单键快捷键</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only while another window is in front.</source>
        <translation>仅在 VoiceDesk 不在前台时通知。</translation>
    </message>
    <message>
        <source>Tell me when a training ends</source>
        <translation>训练结束时通知我</translation>
    </message>
    <message>
        <source>Make a sound when a training ends</source>
        <translation>训练结束时播放提示音</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Only VoiceDesk is affected.</source>
        <translation>仅影响 VoiceDesk。</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Play at equal loudness</source>
        <translation>以相同响度播放</translation>
    </message>
    <message>
        <source>System default ({name})</source>
        <translation>系统默认（{name}）</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name}（未连接）</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close settings</source>
        <translation>关闭设置</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Settings saved.</source>
        <translation>设置已保存。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShownFilter</name>
    <message numerus="yes">
        <source>%n filter(s) on</source>
        <translation>
            <numerusform>已启用 %n 项筛选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Library</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) waiting for you</source>
        <translation>
            <numerusform>%n 行待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
</context>
<context>
    <name>SlotChoice</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The language can’t be changed later.</source>
        <translation>创建后无法更改语言。</translation>
    </message>
    <message>
        <source>A paid voice can’t be deleted.</source>
        <translation>付费音色无法删除。</translation>
    </message>
    <message>
        <source>Let the service choose</source>
        <translation>自动选择</translation>
    </message>
</context>
<context>
    <name>SpeakersPart</name>
    <message>
        <source>Each of these people knows that the voice is cloned from the recording, and agreed:</source>
        <translation>以下人员均已知晓并同意使用各自的录音复刻其声音：</translation>
    </message>
    <message>
        <source>All speakers agreed</source>
        <translation>已获所有声音本人授权</translation>
    </message>
</context>
<context>
    <name>StartFailure</name>
    <message>
        <source>VoiceDesk is missing a library.</source>
        <translation>VoiceDesk 缺少组件。</translation>
    </message>
    <message>
        <source>{library} can’t be loaded. Install it, then start VoiceDesk again.</source>
        <translation>无法加载 {library}。请安装后重新启动 VoiceDesk。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t use its data folder.</source>
        <translation>VoiceDesk 无法使用数据文件夹。</translation>
    </message>
    <message>
        <source>VoiceDesk couldn’t start.</source>
        <translation>VoiceDesk 无法启动。</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {error}</source>
        <translation>发生意外错误：{error}</translation>
    </message>
    <message>
        <source>VoiceDesk is already open, but doesn’t respond.</source>
        <translation>VoiceDesk 已打开，但没有响应。</translation>
    </message>
    <message>
        <source>It may be busy. Wait a moment or end it, then try again. If you open it anyway, two windows use the same data.</source>
        <translation>程序可能正忙。请稍候或结束该程序后重试。如果仍要打开，两个窗口将使用同一份数据。</translation>
    </message>
    <message>
        <source>VoiceDesk is open on another computer.</source>
        <translation>VoiceDesk 正在另一台电脑上运行。</translation>
    </message>
    <message>
        <source>“{computer}” uses this data folder. Close VoiceDesk there, then try again. Open it anyway only if it’s no longer open there: two computers at once can damage the data.</source>
        <translation>“{computer}”正在使用此数据文件夹。请在那台电脑上关闭 VoiceDesk，然后重试。确认已关闭后，才可选择“仍要打开”：两台电脑同时使用可能会损坏数据。</translation>
    </message>
    <message>
        <source>VoiceDesk may already be open.</source>
        <translation>VoiceDesk 可能已经打开。</translation>
    </message>
    <message>
        <source>It wasn’t closed properly, or is open elsewhere: the disk of this data folder can’t tell. Open it anyway only if no other VoiceDesk uses the folder.</source>
        <translation>VoiceDesk 上次未正常关闭，或正在别处运行，数据文件夹所在的磁盘无法判断。确认没有其他 VoiceDesk 使用此文件夹后，才可选择“仍要打开”。</translation>
    </message>
    <message>
        <source>You don’t have permission to use it.</source>
        <translation>没有访问权限。</translation>
    </message>
    <message>
        <source>Something else that isn’t a folder has its name.</source>
        <translation>存在同名文件，但不是文件夹。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk can’t be written to.</source>
        <translation>无法写入磁盘。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>使用其他文件夹…</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍要打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Clear the demos of “{name}”?</source>
        <translation>清理“{name}”的试听？</translation>
    </message>
    <message>
        <source>Keep demos</source>
        <translation>保留试听</translation>
    </message>
    <message>
        <source>Clear demos</source>
        <translation>清理试听</translation>
    </message>
    <message>
        <source>Demos of favourites and those you keep offline stay. The others are fetched anew when you play them; earlier demos of retrained voices, and recordings that were sent, are gone for good.</source>
        <translation>收藏和始终保留的试听不会清理，其他试听在播放时重新下载。重新训练前的旧试听和保留的训练录音将永久删除。</translation>
    </message>
    <message>
        <source>{size} of demos were cleared away.</source>
        <translation>已清理 {size} 的试听。</translation>
    </message>
    <message>
        <source>There was nothing to clear away.</source>
        <translation>没有可清理的试听。</translation>
    </message>
    <message>
        <source>All demos here are of favourites or kept offline.</source>
        <translation>本机的试听均为收藏或始终保留的试听。</translation>
    </message>
    <message>
        <source>Offline storage</source>
        <translation>离线存储</translation>
    </message>
    <message>
        <source>Demos kept here play without a connection.</source>
        <translation>已下载的试听无需联网即可播放。</translation>
    </message>
    <message>
        <source>Size limit for each account</source>
        <translation>每个账号的容量上限</translation>
    </message>
    <message>
        <source>Keep new demos automatically</source>
        <translation>自动下载新试听</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>音色库文件夹</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Used by demos</source>
        <translation>试听占用空间</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>0 KB</translation>
    </message>
    <message>
        <source>{size} used</source>
        <translation>已用 {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>上限 {limit}</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>Over the limit, demos unheard for longest go first. Favourites and what you keep offline stay. Recordings that you kept count, and go like demos.</source>
        <translation>超过上限时，最久未播放的试听最先移除。收藏和始终保留的试听不会移除。保留的训练录音也计入上限，同样可能被移除。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 段录音</numerusform>
        </translation>
    </message>
    <message>
        <source>{demos}, {recordings}</source>
        <translation>{demos}，{recordings}</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions in the bar apply to all of them.</source>
        <translation>上方操作将应用于所有选中的音色。</translation>
    </message>
    <message>
        <source>Ctrl or Shift click to change. Esc to clear.</source>
        <translation>按住 Ctrl 或 Shift 单击可增减选择，按 Esc 取消选择。</translation>
    </message>
    <message>
        <source>{kept} of {number}</source>
        <translation>{kept}/{number}</translation>
    </message>
    <message>
        <source>{kept} · {size}</source>
        <translation>{kept} · {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>其他语言</translation>
    </message>
</context>
<context>
    <name>SupportReportDialog</name>
    <message>
        <source>Support report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>Save this text and send it to whoever helps you. Tokens and link signatures are left out.</source>
        <translation>保存以下内容，发送给协助你的人。其中不含 API 令牌和链接签名。</translation>
    </message>
    <message>
        <source>Include names</source>
        <translation>包含名称</translation>
    </message>
    <message>
        <source>Of voices, accounts, tags and people, and where recordings are.</source>
        <translation>包括音色、账号、标签、人名和录音位置。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>{tag} (on {count} of {number})</source>
        <translation>{tag}（{count}/{number}）</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>新建标签…</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新建标签</translation>
    </message>
    <message>
        <source>Remove tag “{name}”</source>
        <translation>移除标签“{name}”</translation>
    </message>
</context>
<context>
    <name>TagTexts</name>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
    <message>
        <source>The tag contains a character that can’t be displayed. Type it again.</source>
        <translation>标签中有无法显示的字符，请重新输入。</translation>
    </message>
</context>
<context>
    <name>TagsPresenter</name>
    <message>
        <source>Rename tag…</source>
        <translation>重命名标签…</translation>
    </message>
    <message>
        <source>Remove tag from all voices…</source>
        <translation>从所有音色移除标签…</translation>
    </message>
    <message>
        <source>Remove the tag “{name}”?</source>
        <translation>移除标签“{name}”？</translation>
    </message>
    <message numerus="yes">
        <source>It is taken off %n voice(s).</source>
        <translation>
            <numerusform>将从 %n 个音色移除。</numerusform>
        </translation>
    </message>
    <message>
        <source>The voices themselves stay as they are.</source>
        <translation>音色本身不受影响。</translation>
    </message>
    <message>
        <source>Keep tag</source>
        <translation>保留标签</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>移除标签</translation>
    </message>
</context>
<context>
    <name>TakeLine</name>
    <message>
        <source>Take {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Use take {number}</source>
        <translation>选用第 {number} 条</translation>
    </message>
    <message>
        <source>Delete take {number}</source>
        <translation>删除第 {number} 条</translation>
    </message>
    <message>
        <source>Pause take {number}</source>
        <translation>暂停第 {number} 条</translation>
    </message>
    <message>
        <source>Play take {number}</source>
        <translation>播放第 {number} 条</translation>
    </message>
</context>
<context>
    <name>TimeCard</name>
    <message>
        <source>Unusually long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>At least {time}</source>
        <translation>至少 {time}</translation>
    </message>
    <message>
        <source>A training takes a few minutes to a quarter of an hour or so.</source>
        <translation>训练通常需要 3–15 分钟。</translation>
    </message>
    <message numerus="yes">
        <source>Usually about {time}, from %n training(s) here.</source>
        <translation>
            <numerusform>通常约 {time}（依据本机 %n 次训练记录）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>显示 API 令牌</translation>
    </message>
</context>
<context>
    <name>TokenGuide</name>
    <message>
        <source>How to get a token</source>
        <translation>如何获取令牌</translation>
    </message>
    <message>
        <source>Open API key page</source>
        <translation>打开 API Key 页面</translation>
    </message>
    <message>
        <source>Create an API key, copy it and paste it above.</source>
        <translation>创建 API Key，复制后粘贴到上方。</translation>
    </message>
    <message>
        <source>Access and secret keys from Qiniu’s storage console don’t work here.</source>
        <translation>请勿使用七牛云存储控制台的 AccessKey 和 SecretKey。</translation>
    </message>
    <message>
        <source>Open the API key page and sign in.</source>
        <translation>打开 API Key 页面并登录。</translation>
    </message>
</context>
<context>
    <name>TrainingColumn</name>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>TrainingFacts</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Voice name</source>
        <translation>音色名称</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>授权时间</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Compare the recording with the demos</source>
        <translation>对比录音与试听</translation>
    </message>
    <message>
        <source>Recording, new demo and earlier demo, side by side</source>
        <translation>将录音与新旧试听放在一起对比</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copies the whole ID</source>
        <translation>复制完整的 ID</translation>
    </message>
    <message>
        <source>It was sent before VoiceDesk asked whether the speaker agreed.</source>
        <translation>提交这次训练时，VoiceDesk 尚未要求确认授权。</translation>
    </message>
    <message>
        <source>Whether the speaker agreed isn’t known here.</source>
        <translation>本机没有声音本人的授权记录。</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Sample check</source>
        <translation>录音检查</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>Train “{name}”</source>
        <translation>训练“{name}”</translation>
    </message>
    <message>
        <source>Close the form</source>
        <translation>关闭表单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Voice name</source>
        <translation>音色名称</translation>
    </message>
    <message>
        <source>Use a sample recording</source>
        <translation>使用示例录音</translation>
    </message>
    <message>
        <source>A paid training uses quota.</source>
        <translation>付费训练会消耗额度。</translation>
    </message>
    <message>
        <source>Create only</source>
        <translation>仅创建</translation>
    </message>
    <message>
        <source>Makes an empty voice with this name, to be trained later</source>
        <translation>创建使用该名称的空音色，稍后再训练</translation>
    </message>
    <message>
        <source>Language: {language}. It can’t be changed.</source>
        <translation>语言：{language}，无法更改。</translation>
    </message>
    <message>
        <source>While it is trained again, the voice can’t be used.</source>
        <translation>重新训练期间，该音色无法使用。</translation>
    </message>
    <message>
        <source>Tier: {tier}.</source>
        <translation>版本：{tier}。</translation>
    </message>
    <message>
        <source>Give the voice a name.</source>
        <translation>请填写音色名称。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Takes a few minutes.
Can’t be stopped once sent.</source>
        <translation>需要几分钟。
提交后无法停止。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
</context>
<context>
    <name>TrainingHistory</name>
    <message>
        <source>History</source>
        <translation>训练历史</translation>
    </message>
    <message>
        <source>Training on {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>no answer came; it may have begun</source>
        <translation>未收到响应，可能已开始</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>ready after {time}</source>
        <translation>用时 {time}，训练成功</translation>
    </message>
    <message>
        <source>failed after {time}</source>
        <translation>用时 {time}，训练失败</translation>
    </message>
    <message>
        <source>refused by the service</source>
        <translation>服务端拒绝了请求</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Trained elsewhere</source>
        <translation>非本机训练</translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>kept {when}</source>
        <translation>{when} 保存</translation>
    </message>
    <message>
        <source>Present demo</source>
        <translation>当前试听</translation>
    </message>
    <message>
        <source>Demo from before</source>
        <translation>之前的试听</translation>
    </message>
    <message>
        <source>{speaker} agreed on {date}, as {account} confirmed</source>
        <translation>授权：{speaker}，{date}（确认人：{account}）</translation>
    </message>
    <message>
        <source>ready, as was seen later</source>
        <translation>训练成功，用时未知</translation>
    </message>
</context>
<context>
    <name>TrainingPane</name>
    <message>
        <source>sent {when}</source>
        <translation>{when} 提交</translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>Show voice</source>
        <translation>查看音色</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>You can’t train while offline.</source>
        <translation>离线时无法训练。</translation>
    </message>
    <message>
        <source>It is training.</source>
        <translation>正在训练。</translation>
    </message>
    <message>
        <source>VoiceDesk is finding out whether the service has begun.</source>
        <translation>VoiceDesk 正在确认训练是否已开始。</translation>
    </message>
    <message>
        <source>VoiceDesk is finding out whether the last new voice was made.</source>
        <translation>VoiceDesk 正在确认上一个新音色是否已创建。</translation>
    </message>
    <message>
        <source>The training of {name} didn’t begin.</source>
        <translation>“{name}”的训练未开始。</translation>
    </message>
    <message>
        <source>You can send it again.</source>
        <translation>可以重新提交。</translation>
    </message>
    <message>
        <source>The voice of the training form is gone.</source>
        <translation>训练表单对应的音色已不存在。</translation>
    </message>
    <message>
        <source>It was deleted, here or elsewhere.</source>
        <translation>该音色已在本机或别处删除。</translation>
    </message>
    <message>
        <source>The recording of {name} couldn’t be kept.</source>
        <translation>无法保留“{name}”的录音。</translation>
    </message>
    <message>
        <source>The training was sent all the same.</source>
        <translation>训练已提交，不受影响。</translation>
    </message>
</context>
<context>
    <name>TrainingTexts</name>
    <message>
        <source>Finding out whether it began</source>
        <translation>正在确认是否已开始</translation>
    </message>
    <message>
        <source>Not updating while offline</source>
        <translation>离线，状态未更新</translation>
    </message>
    <message>
        <source>{time}, unusually long</source>
        <translation>{time}，耗时过长</translation>
    </message>
    <message>
        <source>At least {time}</source>
        <translation>至少 {time}</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在确认</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>End not seen</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Didn’t begin</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Seen {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Recording without a name</source>
        <translation>未命名的录音</translation>
    </message>
    <message>
        <source>voice gone</source>
        <translation>音色已删除</translation>
    </message>
    <message>
        <source>It failed, or the voice was deleted while it ran.</source>
        <translation>训练失败，或音色在训练期间被删除。</translation>
    </message>
    <message>
        <source>How long it took isn’t known: VoiceDesk saw its end late.</source>
        <translation>用时未知，VoiceDesk 未能及时检测到训练结束。</translation>
    </message>
    <message>
        <source>The service gave no reason. What was found of the recording stands below.</source>
        <translation>服务端未返回原因，录音检查结果见下方。</translation>
    </message>
    <message>
        <source>It is on its way to the service.</source>
        <translation>正在提交到服务端。</translation>
    </message>
    <message>
        <source>No answer came. VoiceDesk is finding out whether the service began it; don’t send it again yet.</source>
        <translation>未收到响应。VoiceDesk 正在确认训练是否已开始，请勿重复提交。</translation>
    </message>
    <message>
        <source>No answer came, and it can’t be found out any more whether the service began it.</source>
        <translation>未收到响应，已无法确认训练是否开始。</translation>
    </message>
    <message>
        <source>A training can’t be stopped once sent. You can close VoiceDesk: the service carries on, and the result is here when you come back.</source>
        <translation>提交后无法停止。可以关闭 VoiceDesk，不影响训练，下次打开即可查看结果。</translation>
    </message>
    <message>
        <source>The voice was trained again before its end was seen.</source>
        <translation>上次训练尚未确认结束，该音色已开始新的训练。</translation>
    </message>
    <message>
        <source>The service refused it, or was seen not to have begun it.</source>
        <translation>服务端拒绝了请求，或确认训练未开始。</translation>
    </message>
    <message>
        <source>It wasn’t sent from this computer, so neither its recording nor when it began is known here.</source>
        <translation>非本机提交，没有录音和开始时间的记录。</translation>
    </message>
    <message>
        <source>Its voice is gone: it was deleted, here or elsewhere.</source>
        <translation>该音色已在本机或别处删除。</translation>
    </message>
    <message>
        <source>Not sent from here</source>
        <translation>非本机提交</translation>
    </message>
</context>
<context>
    <name>TrainingsPage</name>
    <message>
        <source>See how the trainings stand (F5)</source>
        <translation>查看训练进展（F5）</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Search trainings</source>
        <translation>搜索训练记录</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>暂无训练记录</translation>
    </message>
    <message>
        <source>What you send for training stands here: how long it takes, and its outcome.</source>
        <translation>提交的训练会显示在这里，可查看用时和结果。</translation>
    </message>
    <message>
        <source>No training found</source>
        <translation>未找到匹配的训练</translation>
    </message>
    <message>
        <source>Voice, speaker, recording and outcome are searched.</source>
        <translation>搜索范围包括音色、声音本人、录音和结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n 项进行中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingsPresenter</name>
    <message>
        <source>What was sent isn’t known here.</source>
        <translation>非本机提交，没有录音信息。</translation>
    </message>
    <message>
        <source>Its voice is gone. Make a new voice, and use the link there.</source>
        <translation>该音色已删除。请新建音色，并使用此链接训练。</translation>
    </message>
    <message>
        <source>Its voice is being trained.</source>
        <translation>该音色正在训练。</translation>
    </message>
    <message>
        <source>Show voice</source>
        <translation>查看音色</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
</context>
<context>
    <name>UseVoiceCard</name>
    <message>
        <source>Use this voice</source>
        <translation>使用这个音色</translation>
    </message>
    <message>
        <source>Shows or hides the steps</source>
        <translation>显示或隐藏步骤</translation>
    </message>
    <message>
        <source>Open the console</source>
        <translation>打开控制台</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Under Voice, choose “{name}”.</source>
        <translation>在“角色音色”中选择“{name}”。</translation>
    </message>
    <message>
        <source>Open your agent in the console and go to its role settings.</source>
        <translation>在控制台中打开智能体，进入“配置角色”。</translation>
    </message>
    <message>
        <source>Save.</source>
        <translation>单击“保存”。</translation>
    </message>
    <message>
        <source>Restart the device. It keeps its old voice until then.</source>
        <translation>重启设备，重启前仍使用原音色。</translation>
    </message>
    <message>
        <source>For developers</source>
        <translation>面向开发者</translation>
    </message>
</context>
<context>
    <name>UsualPlot</name>
    <message>
        <source>{number} min</source>
        <translation>{number} 分钟</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
</context>
<context>
    <name>VoiceActions</name>
    <message>
        <source>A valid token is needed.</source>
        <translation>需要有效的 API 令牌。</translation>
    </message>
    <message>
        <source>You can’t train, rename or delete while offline.</source>
        <translation>离线时无法训练、重命名或删除。</translation>
    </message>
    <message>
        <source>This voice is being changed.</source>
        <translation>正在更改该音色。</translation>
    </message>
    <message>
        <source>Already training. You can train it again when it’s done.</source>
        <translation>正在训练，结束后可重新训练。</translation>
    </message>
    <message>
        <source>Paid voices can’t be deleted.</source>
        <translation>付费音色无法删除。</translation>
    </message>
    <message>
        <source>Connect an account first.</source>
        <translation>请先连接账号。</translation>
    </message>
    <message>
        <source>You can’t make a voice while offline.</source>
        <translation>离线时无法新建音色。</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Try another recording: one speaker, ten seconds to a minute, no music or noise behind it.</source>
        <translation>请换一段 10–60 秒、无背景音乐和杂音的单人录音。</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>Training failed.</source>
        <translation>训练失败。</translation>
    </message>
    <message>
        <source>Train it from the address of a clean recording of one speaker, ten seconds to a minute long.</source>
        <translation>请用 10–60 秒、清晰的单人录音训练。</translation>
    </message>
    <message>
        <source>No demo</source>
        <translation>无试听</translation>
    </message>
    <message>
        <source>The voice can be used, but the service offers no demo of it.</source>
        <translation>该音色可以使用，但服务端未提供试听。</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>未知状态</translation>
    </message>
    <message>
        <source>VoiceDesk doesn’t know this state, so the voice counts as not usable.</source>
        <translation>VoiceDesk 无法识别该状态，因此视为不可用。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Not updating while offline. The service carries on.</source>
        <translation>离线，状态未更新，不影响训练。</translation>
    </message>
    <message>
        <source>Usually about {time} here.</source>
        <translation>通常约 {time}。</translation>
    </message>
    <message>
        <source>A training takes a few minutes to a quarter of an hour or so.</source>
        <translation>训练通常需要 3–15 分钟。</translation>
    </message>
    <message>
        <source>It can’t be stopped once sent. You can close VoiceDesk: the service carries on.</source>
        <translation>提交后无法停止。可以关闭 VoiceDesk，不影响训练。</translation>
    </message>
    <message>
        <source>Sample: {name}</source>
        <translation>录音：{name}</translation>
    </message>
</context>
<context>
    <name>VoiceColumn</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>上次播放</translation>
    </message>
</context>
<context>
    <name>VoiceDelegate</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
</context>
<context>
    <name>VoiceDetails</name>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Never removed, even when storage is full.</source>
        <translation>即使存储空间不足也不会移除。</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>On this computer · {size}</source>
        <translation>已下载 · {size}</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Downloads when online</source>
        <translation>联网后下载</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copies the whole ID</source>
        <translation>复制完整的 ID</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>上次播放</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Select a voice to see its details.</source>
        <translation>选择音色以查看详情。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>sent {when}</source>
        <translation>{when} 提交</translation>
    </message>
    <message>
        <source>Trained {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>Puts it among your favourites (Ctrl+D)</source>
        <translation>加入收藏（Ctrl+D）</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Save demo</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>Saves the demo as a file (Ctrl+S)</source>
        <translation>将试听导出为文件（Ctrl+S）</translation>
    </message>
</context>
<context>
    <name>VoiceTexts</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费版</translation>
    </message>
    <message>
        <source>Pro</source>
        <translation>专业版</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month; Qt’s letters</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month and year; Qt’s letters</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>In training, first seen just now</source>
        <translation>训练中（刚刚检测到）</translation>
    </message>
    <message>
        <source>At least {time} so far</source>
        <translation>至少已训练 {time}</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>已训练 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n min so far, usually about {usual}</source>
        <translation>
            <numerusform>已训练 %n 分钟，通常约 {usual} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} so far, usually {usual}</source>
        <translation>已训练 {time}，通常约 {usual}</translation>
    </message>
    <message>
        <source>Just started</source>
        <translation>刚刚开始训练</translation>
    </message>
</context>
<context>
    <name>VoicesModel</name>
    <message>
        <source>slot {number} of Compare</source>
        <translation>对比位 {number}</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not updating while offline</source>
        <translation>离线，状态未更新</translation>
    </message>
    <message>
        <source>{length}, kept offline</source>
        <translation>{length}，已下载</translation>
    </message>
    <message>
        <source>Online only</source>
        <translation>需联网试听</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
    <message>
        <source>Sent {when}</source>
        <translation>{when} 提交</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Search voices</source>
        <translation>搜索音色</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Get the latest list (F5)</source>
        <translation>获取最新列表（F5）</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>Voice details</source>
        <translation>音色详情</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>更多训练方式</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色列表</translation>
    </message>
    <message>
        <source>Your voices aren’t here yet</source>
        <translation>暂时无法获取音色列表</translation>
    </message>
    <message>
        <source>The service hasn’t given a list so far. It is asked again by itself.</source>
        <translation>服务端尚未返回列表，VoiceDesk 会自动重试。</translation>
    </message>
    <message>
        <source>No voices yet</source>
        <translation>暂无音色</translation>
    </message>
    <message>
        <source>Train the first one from a clean recording of one speaker, ten seconds to a minute long.</source>
        <translation>用一段 10–60 秒、清晰的单人录音训练第一个音色。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Getting your voices…</source>
        <translation>正在获取音色…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
</context>
<context>
    <name>WaveCard</name>
    <message>
        <source>Demo of this voice</source>
        <translation>该音色的试听</translation>
    </message>
    <message>
        <source>Plays once, then works offline.</source>
        <translation>播放一次后，即可离线试听。</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to VoiceDesk</source>
        <translation>欢迎使用 VoiceDesk</translation>
    </message>
    <message>
        <source>All your cloned voices in one place: listen to them, and train the next one.</source>
        <translation>集中管理所有复刻音色，随时试听、对比，轻松训练新音色。</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>连接账号</translation>
    </message>
    <message>
        <source>With the voice service’s API token</source>
        <translation>使用七牛云的 API 令牌</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>其他账号</translation>
    </message>
    <message>
        <source>VoiceDesk {version}</source>
        <translation>VoiceDesk {version}</translation>
    </message>
</context>
</TS>
